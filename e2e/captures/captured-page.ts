import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod";

/** Real pages kept beside the project; where the folder is missing there is nothing to compare. */
const folder = fileURLToPath(new URL("../../../shared/captures/", import.meta.url));

export const hasCaptures = existsSync(folder);

/** A text on a captured page, and what a person would dial for it. */
export interface ExpectedNumber {
  readonly text: string;
  /** E.164; null when nobody would dial it. */
  readonly number: string | null;
  readonly isFax: boolean;
  readonly isVisible: boolean;
  /** In running text: found only where that was switched on. */
  readonly isProse: boolean;
  readonly module: string | null;
  readonly record: string | null;
  /** The country that was meant by a number that names none. */
  readonly region: string | null;
}

export interface CapturedPage {
  readonly crm: "SuiteCRM 7" | "SuiteCRM 8";
  readonly name: string;
  /** Path, query and hash the page was captured at. */
  readonly path: string;
  readonly html: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly numbers: readonly ExpectedNumber[];
}

const Seven = z.object({
  pages: z.array(
    z.object({
      file: z.string(),
      url: z.string(),
      phones: z.array(
        z.looseObject({
          text: z.string(),
          e164: z.string().nullable(),
          module: z.string().nullable().optional(),
          record: z.string().nullable().optional(),
          region: z.string().nullable().optional(),
          field: z.string().nullable().optional(),
          where: z.string(),
          visible: z.boolean(),
          context: z.string().optional(),
          record_found_via: z.string().optional(),
        }),
      ),
    }),
  ),
});

const Eight = z.object({
  captures: z.array(
    z.object({
      file: z.string(),
      url: z.string(),
      viewport: z.string().optional(),
      phones: z.array(
        z.looseObject({
          visibleText: z.string(),
          e164: z.string().nullable().optional(),
          field: z.string(),
          visible: z.boolean(),
          module: z.string().nullable().optional(),
          recordId: z.string().nullable().optional(),
        }),
      ),
      freeText: z
        .array(
          z.looseObject({
            phone: z.string(),
            e164: z.string(),
            module: z.string().optional(),
            recordId: z.string().optional(),
          }),
        )
        .optional(),
    }),
  ),
});

export function capturedPages(): CapturedPage[] {
  return hasCaptures ? [...sevenPages(), ...eightPages()] : [];
}

function sevenPages(): CapturedPage[] {
  const { pages } = Seven.parse(readJson("suitecrm7/manifest.json"));
  return pages.map(({ file, url, phones }) => ({
    crm: "SuiteCRM 7",
    name: `7/${file}`,
    path: url,
    html: readFileSync(`${folder}suitecrm7/${file}`, "utf8"),
    viewport: { width: 1440, height: 900 },
    numbers: phones.map((phone) => ({
      text: phone.text,
      number: phone.e164,
      isFax: phone.field?.includes("fax") ?? false,
      isVisible: phone.visible,
      isProse: phone.field === "description" || phone.where === "textarea",
      module: phone.module ?? null,
      // What only a script of the page knew is not in the capture.
      record: phone.record_found_via?.includes("stripped") ? null : (phone.record ?? null),
      region: phone.region ?? null,
    })),
  }));
}

function eightPages(): CapturedPage[] {
  const { captures } = Eight.parse(readJson("suitecrm8/manifest.json"));
  return captures.map(({ file, url, viewport, phones, freeText = [] }) => {
    const { pathname, hash } = new URL(url);
    const [width = 1500, height = 1000] = (viewport ?? "").split("x").map(Number);
    return {
      crm: "SuiteCRM 8",
      name: `8/${file}`,
      path: `${pathname}${hash}`,
      html: readFileSync(`${folder}suitecrm8/${file}`, "utf8"),
      viewport: { width, height },
      numbers: [
        ...phones.map((phone) => ({
          text: phone.visibleText,
          number: phone.e164 ?? null,
          isFax: phone.field.includes("fax"),
          isVisible: phone.visible,
          isProse: false,
          module: phone.module ?? null,
          record: phone.recordId ?? null,
          region: null,
        })),
        ...freeText.map((found) => ({
          text: found.phone,
          number: found.e164,
          isFax: false,
          isVisible: true,
          isProse: true,
          module: found.module ?? null,
          record: found.recordId ?? null,
          region: null,
        })),
      ],
    };
  });
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(`${folder}${path}`, "utf8"));
}
