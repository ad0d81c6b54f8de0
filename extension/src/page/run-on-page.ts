import * as v from "valibot";
import { browser } from "wxt/browser";
import type { ContentScriptContext } from "wxt/utils/content-script-context";
import type { page } from "../contracts/page.ts";
import { pageAnswers, PageNotice } from "../contracts/page-answers.ts";
import { connectTo } from "../messaging/connect.ts";
import type { PageActions } from "./actions.ts";
import { watchHealth } from "./health.ts";
import { loadMenu } from "./load-menu.ts";
import { createNumberReader } from "./number-reader.ts";
import type { PageAdapter } from "./page-adapter.ts";
import { keepPageButtons } from "./page-buttons.ts";
import { watchPointer } from "./pointed-at.ts";

type PageCommands = (typeof page)["commands"];

/** Everything a content script does with one frame until it is told to leave it. */
export async function runOnPage(
  adapter: PageAdapter,
  context: ContentScriptContext,
): Promise<void> {
  const { signal } = context;
  const worker = connectTo<PageCommands>({ to: "page", commands: pageAnswers });
  const reader = createNumberReader(
    async (texts, beside) => (await worker.readNumbers({ texts, beside })).numbers,
  );
  // Not for us: a frame of another port, whose pages the browser's patterns take in, too.
  const nothing = { freeText: false, liveNumber: null };
  const askSettings = () => worker.settings().catch(() => nothing);
  let { freeText, liveNumber } = await askSettings();
  if (signal.aborted) return;

  const actions: PageActions = {
    dial: ({ owner }, { number, extension }) =>
      worker.dial({ number, extension, record: owner.record }),
    text: ({ owner }, { number }) => worker.text({ number, record: owner.record }),
    callLater: ({ owner: { record, name } }, { number, extension }, when) =>
      worker.callLater({ number, extension, record, name, when }),
    hide: ({ found: { field } }, { number }, what) => worker.hide({ what, number, field }),
    describe: async ({ found }, { number }) =>
      (await worker.describeNumber({ found, number })).words,
  };
  const buttons = keepPageButtons({
    adapter,
    wantsProse: () => freeText,
    reader,
    actions,
    loadMenu: () => loadMenu(() => worker.bringMenu()),
    signal,
  });
  buttons.showLiveCall(liveNumber);
  const pointedAt = watchPointer(adapter, () => freeText, buttons.drawnBy, signal);
  watchHealth(adapter, (health) => worker.reportHealth(health).catch(() => nothing), context);

  async function startAgain(): Promise<void> {
    ({ freeText, liveNumber } = await askSettings());
    reader.forget();
    buttons.redrawAll();
    buttons.showLiveCall(liveNumber);
  }

  const hear = (message: unknown, _: unknown, answer: (value: unknown) => void): void => {
    if (!v.is(PageNotice, message)) return;
    const { to, origins } = message;
    if (to === "page-notice") buttons.showLiveCall(message.liveNumber ?? null);
    if (to === "page-gone" && origins?.includes(self.origin)) context.abort();
    if (to === "page-changed") void startAgain();
    if (to === "page-pointed-at") answer(pointedAt());
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener("abort", () => browser.runtime.onMessage.removeListener(hear));
}
