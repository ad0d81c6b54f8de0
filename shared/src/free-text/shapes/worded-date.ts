import type { Shape } from "../shape.ts";

const months =
  "(?:jan|feb|fev|fév|mar|mär|maerz|apr|avr|abr|may|mai|maj|mei|jun|juin|jul|juil|aug|aoû|ago|sep|set|oct|okt|out|ott|nov|dec|dez|déc|dic|stycz|lut|kwie|czer|lip|sierp|wrze|paźd|list|grud|gen|mag|giu|lug|ene|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\\p{L}*\\.?";

/** 24 November 2026, Nov 24th 2026, 24 listopada 2026. */
export const wordedDate: Shape = {
  name: "worded-date",
  description: "a date",
  pattern: new RegExp(
    [
      `(?<![\\d+])\\d{1,2}(?:st|nd|rd|th|\\.|er)?(?:-\\d{1,2}\\.?)?[ -](?:de |of )?${months}(?:,? (?:de |del )?|-)(?:19|20)\\d\\d(?!\\d|[ -]\\d{3})`,
      `(?<!\\p{L})${months} \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d\\d(?!\\d)`,
    ].join("|"),
    "giu",
  ),
};
