import { expect, it, vi } from "vitest";
import type { FoundText } from "../contracts/page.ts";
import type { PageNumber } from "../contracts/page-answers.ts";
import { createNumberReader } from "./number-reader.ts";

const numberOf = ({ text }: FoundText): PageNumber[] => [
  { number: text, international: text, extension: null, takesTexts: true },
];
const found = (text: string): FoundText => ({ text, place: "phone", field: "phone_work" });

it("asks for everything found in one turn with one message, each text once", async () => {
  const ask = vi.fn(async (texts: FoundText[]) => texts.map(numberOf));
  const reader = createNumberReader(ask);
  const answers = await Promise.all(["1", "2", "1"].map((text) => reader.read(found(text))));
  expect(answers.map((answer) => answer[0]?.number)).toEqual(["1", "2", "1"]);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(ask.mock.calls[0]?.[0]).toHaveLength(2);
});

it("asks once more at once when nobody answers, and then when the text is met again", async () => {
  const ask = vi.fn<(texts: FoundText[]) => Promise<PageNumber[][]>>();
  ask.mockImplementation(async (texts) => texts.map(numberOf));
  const reader = createNumberReader(ask);
  ask.mockRejectedValueOnce(new Error("no reply"));
  expect(await reader.read(found("1"))).toMatchObject([{ number: "1" }]);

  for (let time = 0; time < 2; time += 1) ask.mockRejectedValueOnce(new Error("no reply"));
  expect(await reader.read(found("2"))).toEqual([]);
  expect(await reader.read(found("2"))).toMatchObject([{ number: "2" }]);
});

it("tells which countries the page's other numbers name", async () => {
  const ask = vi.fn<(texts: FoundText[], beside: string[]) => Promise<PageNumber[][]>>();
  ask.mockImplementation(async (texts) => texts.map(numberOf));
  const reader = createNumberReader(ask);
  reader.note(" +44 20 7946 0126 ");
  reader.note("020 7946 0127");
  await reader.read(found("1"));
  expect(ask.mock.calls[0]?.[1]).toEqual(["+44 20 7946 0126"]);
});

it("asks again after it was told to forget", async () => {
  const ask = vi.fn(async (texts: FoundText[]) => texts.map(numberOf));
  const reader = createNumberReader(ask);
  await reader.read(found("1"));
  reader.forget();
  await reader.read(found("1"));
  expect(ask).toHaveBeenCalledTimes(2);
});
