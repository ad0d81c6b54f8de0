import type { Shape } from "../shape.ts";

const symbol = "(?:[€£¥₹₽₩₺₴₪฿₫₦₱]|(?:US|CA|AU|NZ|HK|S|R|A|C)?\\$)";
// Capitals only: TRY, CAD and ALL are words as well.
const code =
  "(?:EUR|USD|GBP|CHF|PLN|CZK|HUF|SEK|NOK|DKK|JPY|CNY|INR|BRL|MXN|CAD|AUD|NZD|ZAR|RUB|TRY|RON|BGN|UAH|AED|SGD|HKD|KRW|ARS|CLP|COP|[Ee]uros?|[Dd]ollars?|[Pp]ounds?|[Yy]en|[Ff]rancs?|zł|zl|Kč|Kc|Ft|kr|lei|руб|грн|Rs)";
const number =
  "\\d{1,3}(?:[ .,'’]\\d{3}){1,5}(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d{1,2})?(?:,-)?";
const magnitude =
  "(?: ?(?:[kK]|[mM]|mn|bn|[mM]io|[mM]rd|[tT]sd|mln|mld|[Mm]illion|[Bb]illion|Millionen|millones|millions)\\b\\.?)?";

/** A sum of money, by its currency or by the way it is punctuated. */
export const amount: Shape = {
  name: "amount",
  description: "a sum of money or a decimal number",
  pattern: new RegExp(
    [
      `(?:${symbol}|(?<!\\p{L})${code}\\.?) ?[+-]?(?:${number})${magnitude}`,
      `(?<![\\d+.-]|[\\d)][ .-])(?:${number})${magnitude} ?(?:${symbol}|${code}(?!\\p{L}))(?! ?\\d)`,
      // 1,234,567.89 and 1.234.567,89: a comma never groups a phone number.
      "(?<![\\d.,+])\\d{1,3}(?:,\\d{2,3})+(?:\\.\\d+)?(?![\\d,])",
      "(?<![\\d.,+])\\d{1,3}(?:[. '’]\\d{3})*,\\d{1,2}(?![\\d,])",
      "(?<![\\d.,+])\\d+,\\d{1,2}(?![\\d,])",
      "(?<![\\d.,+])\\d{1,3}(?:['’]\\d{3})+(?:\\.\\d+)?(?!\\d)",
      "(?<![\\d.,+])[1-9]\\d{3,}\\.\\d{1,2}(?![\\d.])",
    ].join("|"),
    "gu",
  ),
};
