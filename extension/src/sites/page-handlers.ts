import { E164 } from "@ringback/shared/e164";
import type { Browser } from "wxt/browser";
import type { Handover } from "../contracts/handover.ts";
import type { page } from "../contracts/page.ts";
import type { Said } from "../contracts/page-answers.ts";
import type { HiddenThing, PageSettings, SiteKind } from "../contracts/page-settings.ts";
import type { SickView } from "../contracts/page-health.ts";
import type { Reminder, ReminderWhen } from "../contracts/reminder.ts";
import type { DialRequest, DialResult } from "../contracts/worker.ts";
import { CodedError } from "../messaging/coded-error.ts";
import type { Handlers } from "../messaging/serve.ts";
import { readPageNumbers, understand, type HomeCountries } from "../numbers/page-numbers.ts";
import { readingOf, readingWords } from "../numbers/reading-words.ts";
import { isFieldHidden, isNumberHidden } from "../settings/hidden-things.ts";

type Sender = Browser.runtime.MessageSender;

export interface PageHost {
  /** Which of our scripts an origin may run; `undefined` for none. */
  readonly kindOfSite: (origin: string) => Promise<SiteKind | undefined>;
  readonly onScript: (origin: string, kind: SiteKind) => Promise<void>;
  /** Runs the menu's script in this frame. */
  readonly bringMenu: (frame: Frame) => Promise<void>;
  readonly pageSettings: () => Promise<PageSettings>;
  readonly homeCountries: () => Promise<HomeCountries>;
  readonly liveNumber: () => Promise<string | null>;
  readonly dial: (request: DialRequest) => Promise<DialResult>;
  readonly handOver: (handover: Handover) => Promise<void>;
  /** Answers when the reminder comes, in a sentence. */
  readonly remind: (
    wish: Omit<Reminder, "id" | "at" | "told"> & { readonly when: ReminderWhen },
  ) => Promise<string>;
  readonly hide: (thing: HiddenThing) => Promise<void>;
  readonly reportHealth: (report: SickView) => Promise<void>;
  readonly now: () => number;
}

/** What pages may ask. Their origin is the browser's word, never the message's. */
export function createPageHandlers(host: PageHost): Handlers<(typeof page)["commands"]> {
  async function siteOf({ tab, origin }: Sender): Promise<Site | undefined> {
    const kind = tab && origin !== undefined ? await host.kindOfSite(origin) : undefined;
    return origin === undefined || kind === undefined ? undefined : { origin, kind };
  }

  async function requireSite(sender: Sender): Promise<Site> {
    const site = await siteOf(sender);
    if (site) return site;
    throw new CodedError("not-here", "Ringback is not switched on for this site");
  }

  /** Does what a person pressed, or says why not, in words for beside the button. */
  async function press(
    sender: Sender,
    number: string,
    act: (site: Site) => Promise<string | null>,
  ): Promise<Said> {
    const site = await siteOf(sender);
    if (!site) return { message: "Ringback is not switched on for this site." };
    if (!E164.safeParse(number).success) return { message: "This is not a phone number." };
    return { message: await act(site) };
  }

  return {
    async settings(_, sender) {
      const { origin, kind } = await requireSite(sender);
      await host.onScript(origin, kind);
      const [{ freeText }, liveNumber] = await Promise.all([
        host.pageSettings(),
        host.liveNumber(),
      ]);
      return { freeText, liveNumber };
    },

    async readNumbers({ texts, beside }, sender) {
      const { origin } = await requireSite(sender);
      const [home, { hidden }] = await Promise.all([host.homeCountries(), host.pageSettings()]);
      const numbers = readPageNumbers(texts, home, beside).map((found, index) =>
        isFieldHidden(hidden, origin, texts[index]?.field ?? "")
          ? []
          : found.filter(({ number }) => !isNumberHidden(hidden, number)),
      );
      return { numbers };
    },

    async bringMenu(_, sender) {
      await requireSite(sender);
      await host.bringMenu({ tabId: sender.tab?.id ?? -1, frameId: sender.frameId ?? 0 });
      return null;
    },

    async describeNumber({ found, number }, sender) {
      await requireSite(sender);
      const { readings } = understand(found, await host.homeCountries());
      const reading = readings.find((one) => one.number === number) ?? readingOf(number);
      return { words: reading ? readingWords(reading, host.now()) : "" };
    },

    dial: ({ number, extension, record }, sender) =>
      press(sender, number, async ({ kind }) => {
        if (kind === "crm")
          return messageOf(
            await host.dial({
              number,
              extension: extension ?? undefined,
              record: record ?? undefined,
            }),
          );
        await host.handOver({ ...ofOtherSite, what: "call", number, extension: digits(extension) });
        return "Ringback shows this number now. Press Call there.";
      }),

    text: ({ number, record }, sender) =>
      press(sender, number, async ({ kind }) => {
        const known = kind === "crm" ? { record, name: null } : ofOtherSite;
        await host.handOver({ ...known, what: "text", number, extension: null });
        return "Ringback shows this number now, with a link to this computer’s texting app.";
      }),

    callLater: ({ when, number, extension, record, name }, sender) =>
      press(sender, number, async ({ kind }) => {
        const known = kind === "crm" ? { record, name: name?.slice(0, 100) ?? null } : ofOtherSite;
        return host.remind({ ...known, when, number, extension: digits(extension) });
      }),

    hide: ({ what, number, field }, sender) =>
      press(sender, number, async ({ origin }) => {
        if (what === "field" && field === "")
          return "This place has no name to remember. Hide the number instead.";
        await host.hide(what === "number" ? { what, number } : { what, origin, field });
        const where = what === "number" ? "on this number" : "in this field";
        return `No buttons ${where} any more. Undo it in Ringback’s options.`;
      }),

    async reportHealth({ view, unusable }, sender) {
      const { origin } = await requireSite(sender);
      await host.reportHealth({ origin, view, unusable });
      return null;
    },
  };
}

export interface Frame {
  readonly tabId: number;
  readonly frameId: number;
}

interface Site {
  readonly origin: string;
  readonly kind: SiteKind;
}

/** What another site than the CRM says of records and names is not to be believed. */
const ofOtherSite = { record: null, name: null };

function digits(extension: string | null): string | null {
  return extension !== null && /^[0-9*#]{1,12}$/.test(extension) ? extension : null;
}

function messageOf(result: DialResult): string | null {
  switch (result.result) {
    case "dialing":
      return null;
    case "warned":
      return `${result.title}. Open Ringback to call anyway.`;
    case "refused":
      return [result.title, result.detail].filter(Boolean).join(". ");
  }
}
