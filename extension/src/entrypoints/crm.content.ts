import { browser } from "wxt/browser";
import { defineContentScript } from "wxt/utils/define-content-script";
import type { page } from "../contracts/page.ts";
import { pageAnswers, PageNotice } from "../contracts/page-answers.ts";
import { connectTo } from "../messaging/connect.ts";
import { keepCallButtons } from "../page/call-buttons.ts";
import { createNumberReader } from "../page/number-reader.ts";
import { suitecrm7 } from "../page/suitecrm7.ts";

type PageCommands = (typeof page)["commands"];

export default defineContentScript({
  registration: "runtime",
  matches: [],
  allFrames: true,
  main(context) {
    const worker = connectTo<PageCommands>({ to: "page", commands: pageAnswers });
    const buttons = keepCallButtons({
      adapter: suitecrm7,
      readNumbers: createNumberReader(
        async (texts) => (await worker.readNumbers({ texts })).numbers,
      ),
      dial: ({ field, number }) =>
        worker.dial({
          number: number.number,
          extension: number.extension,
          record: field.record,
        }),
      signal: context.signal,
    });
    const hear = (message: unknown): void => {
      const notice = PageNotice.safeParse(message);
      if (!notice.success) return;
      if (notice.data.to === "page-notice") buttons.showLiveCall(notice.data.call?.number ?? null);
      else if (notice.data.origins.includes(location.origin)) context.abort();
    };
    browser.runtime.onMessage.addListener(hear);
    context.onInvalidated(() => browser.runtime.onMessage.removeListener(hear));
  },
});
