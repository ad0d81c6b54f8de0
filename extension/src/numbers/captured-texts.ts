import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

/** A phone text on a captured page of a real CRM. */
export interface CapturedText {
  readonly text: string;
  /** What a person would dial; none for a text nobody would. */
  readonly numbers: readonly string[];
  readonly extension: string | undefined;
  readonly field: string;
  /** Country that was meant, where the text does not say it. */
  readonly region: string | undefined;
  readonly isProse: boolean;
  readonly context: string | undefined;
}

interface CapturedPage {
  readonly file: string;
  readonly texts: readonly CapturedText[];
}

const folder = join(import.meta.dirname, "../../../../shared/captures");
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish();

const Suitecrm7 = z.object({
  pages: z.array(
    z.object({
      file: z.string(),
      phones: z.array(
        z.object({
          text: z.string(),
          e164: maybe(z.string()),
          e164_all: maybe(z.array(z.string())),
          ext: maybe(z.string()),
          field: maybe(z.string()),
          region: maybe(z.string()),
          kind: z.string(),
          context: maybe(z.string()),
        }),
      ),
    }),
  ),
});

const Suitecrm8 = z.object({
  defaultCountry: z.string(),
  captures: z.array(
    z.object({
      file: z.string(),
      phones: z.array(
        z.object({
          visibleText: z.string(),
          e164: maybe(z.string()),
          ext: maybe(z.string()),
          field: z.string(),
        }),
      ),
    }),
  ),
});

/** Whether the captures lie beside the project; they are no part of it. */
export const hasCaptures: boolean = existsSync(join(folder, "suitecrm7/manifest.json"));

export function capturedPages7(): readonly CapturedPage[] {
  return Suitecrm7.parse(read("suitecrm7")).pages.map(({ file, phones }) => ({
    file,
    texts: phones.map(({ text, e164, e164_all, ext, field, region, kind, context }) => ({
      text,
      numbers: e164_all ?? (e164 ? [e164] : []),
      extension: ext ?? undefined,
      field: field ?? "",
      region: region ?? undefined,
      isProse: kind === "in-prose",
      context: context ?? undefined,
    })),
  }));
}

export function capturedPages8(): readonly CapturedPage[] {
  const { captures, defaultCountry } = Suitecrm8.parse(read("suitecrm8"));
  return captures.map(({ file, phones }) => ({
    file,
    texts: phones.map(({ visibleText, e164, ext, field }) => ({
      text: visibleText,
      numbers: e164 ? [e164] : [],
      extension: ext ?? undefined,
      field,
      region: defaultCountry,
      isProse: false,
      context: undefined,
    })),
  }));
}

function read(crm: string): unknown {
  return JSON.parse(readFileSync(join(folder, crm, "manifest.json"), "utf8"));
}
