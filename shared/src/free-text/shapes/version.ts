import type { Shape } from "../shape.ts";

/** v8.10.1, version 2024.11.3, build 20241104.3, 10.0.19045.5131. */
export const version: Shape = {
  name: "version",
  description: "a version",
  pattern: new RegExp(
    [
      "(?<!\\p{L})v\\.? ?\\d+(?:[.-]\\d+)+[\\p{L}\\d.+-]*",
      "(?<!\\p{L})(?:ver|versi[oó]n|versione|wersja|versie|verze|build|release|firmware|patch|chrome|firefox|windows|php|node|kernel|safari|edge)(?!\\p{L})\\.?[:/ ]{0,2}v?\\d+(?:[.-]\\d+)*[\\p{L}\\d.+-]*",
      "(?<![\\d.+])\\d+\\.\\d+\\.\\d+(?:\\.\\d+)*-(?:alpha|beta|rc|dev|snapshot|lts)[\\p{L}\\d.]*",
      "(?<![\\d.+])(?:[1-9]\\d{0,2})(?:\\.(?:0|[1-9]\\d*)){2,3}(?:\\+[\\d.]+)?(?![\\d-]|\\.\\d)",
    ].join("|"),
    "giu",
  ),
  yieldsToPhoneWord: true,
  // Bare figures need a part of one digit: 10.0.19045.5131, not 11.96123.4567.
  holds: (text) => !/^\d[\d.]*$/.test(text) || /\.\d(?:\.|$)/.test(text),
};
