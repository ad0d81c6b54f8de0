import * as z from "zod/mini";
import { browser } from "wxt/browser";
import { PointedAt } from "../contracts/page.ts";
import type { PageSettings } from "../contracts/page-settings.ts";
import type { WhyReport } from "../contracts/why.ts";
import { understand, type HomeCountries } from "../numbers/page-numbers.ts";
import type { Reading } from "../numbers/reading.ts";
import { readAs, sourceWords } from "../numbers/reading-words.ts";
import { isFieldHidden, isNumberHidden } from "../settings/hidden-things.ts";
import type { SiteKind } from "../contracts/page-settings.ts";

/** What a person asked about: kept while the browser runs, so that the answer follows changes. */
const WhyQuestion = z.object({
  id: z.string(),
  /** Origin of the page; null where the browser names none. */
  origin: z.nullable(z.string()),
  /** Null where none of our scripts runs, or nothing was pointed at. */
  pointed: z.nullable(PointedAt),
  /** Selected text, empty without one. */
  selection: z.string(),
});
export type WhyQuestion = z.infer<typeof WhyQuestion>;

const key = "whyQuestions";
const kept = 10;

export interface WhyHost {
  readonly kindOfSite: (origin: string) => Promise<SiteKind | undefined>;
  readonly homeCountries: () => Promise<HomeCountries>;
  readonly pageSettings: () => Promise<PageSettings>;
}

const windowSize = { width: 440, height: 600 };

/** Shows the answer in a small window of its own. */
export async function askWhy(question: Omit<WhyQuestion, "id">): Promise<void> {
  const asked = { id: crypto.randomUUID(), ...question };
  await browser.storage.session.set({ [key]: [asked, ...(await loadQuestions())].slice(0, kept) });
  const url = `${browser.runtime.getURL("/")}why.html#${asked.id}`;
  await browser.windows.create({ url, type: "popup", ...windowSize });
}

/** Null for a question that was forgotten. */
export async function answerWhy(id: string, host: WhyHost): Promise<WhyReport | null> {
  const question = (await loadQuestions()).find((one) => one.id === id);
  if (!question) return null;
  const { origin, pointed, selection } = question;
  const [kind, home, { hidden }] = await Promise.all([
    origin === null ? undefined : host.kindOfSite(origin),
    host.homeCountries(),
    host.pageSettings(),
  ]);
  const found = pointed?.found ?? { text: selection, place: "phone" as const, field: "" };
  const { readings, refusal } = understand(found, home);
  return {
    origin: origin ?? "",
    site: kind ?? (origin === null ? "cannot" : "off"),
    text: found.text,
    field: found.field,
    label: found.label ?? "",
    isKnownPlace: pointed?.isKnownPlace ?? false,
    isFieldHidden: origin !== null && isFieldHidden(hidden, origin, found.field),
    numbers: readings.map((reading) => ({
      ...wordsOf(reading),
      reason: pointed ? reading.why.reason : "it can be dialled as it is written",
      isHidden: isNumberHidden(hidden, reading.number),
    })),
    refusal: refusal?.reason ?? null,
  };
}

function wordsOf(reading: Reading): Omit<WhyReport["numbers"][number], "isHidden" | "reason"> {
  const { number, international, why, isValid, takesTexts } = reading;
  return {
    number,
    international,
    readAs: readAs(reading),
    countryFrom: sourceWords[why.countryFrom],
    confidence: why.confidence,
    isInUse: isValid,
    takesTexts,
  };
}

async function loadQuestions(): Promise<readonly WhyQuestion[]> {
  const stored = (await browser.storage.session.get(key))[key];
  return z.array(WhyQuestion).safeParse(stored).data ?? [];
}
