import { expect, it, vi } from "vitest";
import { createNumberReader } from "./number-reader.ts";

const number = (text: string) => [
  { number: text, international: text, kind: "other" as const, extension: null },
];

it("asks for everything found in one turn with one message, each text once", async () => {
  const ask = vi.fn(async (texts: { text: string }[]) => texts.map(({ text }) => number(text)));
  const read = createNumberReader(ask);
  const field = "phone_work";
  const answers = await Promise.all(["1", "2", "1"].map((text) => read({ text, field })));
  expect(answers.map((answer) => answer[0]?.number)).toEqual(["1", "2", "1"]);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(ask.mock.calls[0]?.[0]).toHaveLength(2);
});

it("asks again after a message that found nobody", async () => {
  const ask = vi
    .fn<(texts: { text: string }[]) => Promise<ReturnType<typeof number>[]>>()
    .mockRejectedValueOnce(new Error("no reply"))
    .mockImplementation(async (texts) => texts.map(({ text }) => number(text)));
  const read = createNumberReader(ask);
  expect(await read({ text: "1", field: "phone_work" })).toEqual([]);
  expect(await read({ text: "1", field: "phone_work" })).toMatchObject([{ number: "1" }]);
});
