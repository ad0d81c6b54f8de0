import { describe, expect, test } from "vitest";
import { readAnswer } from "./read-answer.ts";

const url = "https://example.com/voice";

function read(contentType: string | undefined, text: string, status = 200) {
  const headers = contentType === undefined ? {} : { "content-type": contentType };
  return readAnswer({ url, kind: "answered", status, headers, body: Buffer.from(text) }).fetched;
}

const hangUp = "<Response><Hangup/></Response>";

test.each(["text/xml", "application/xml; charset=utf-8", "text/html", "text/plain"])(
  "a document may come as %s",
  (contentType) => {
    expect(read(contentType, hangUp)).toMatchObject({
      kind: "twiml",
      url,
      document: { verbs: [{ verb: "Hangup" }] },
    });
  },
);

test("audio is handed over as it is", () => {
  expect(read("audio/wav", "RIFF")).toEqual({
    kind: "audio",
    url,
    contentType: "audio/wav",
    body: Buffer.from("RIFF"),
  });
});

test("plain text that is no document is read aloud, then the call ends", () => {
  expect(read("text/plain", "Hello")).toMatchObject({
    kind: "twiml",
    document: { verbs: [{ verb: "Say", text: "Hello" }, { verb: "Hangup" }] },
  });
});

describe("what fails, and with which code", () => {
  test.each([
    ["unreadable XML", "text/xml", "<Response>", 200, 12100],
    ["an unknown content type", "application/json", "{}", 200, 12300],
    ["no content type", undefined, hangUp, 200, 11200],
    ["a refusal", "text/xml", hangUp, 403, 11200],
    ["more than 64 KB", "text/xml", `<Response>${" ".repeat(70_000)}</Response>`, 200, 11750],
  ])("%s", (_what, contentType, body, status, errorCode) => {
    expect(read(contentType, body, status)).toEqual({ kind: "failure", url, errorCode });
  });

  test.each([
    ["bad-url", 11100],
    ["too-many-redirects", 11215],
    ["not-connected", 11205],
    ["untrusted", 11237],
    ["timed-out", 11200],
    ["broken", 11200],
  ] as const)("%s", (kind, errorCode) => {
    expect(readAnswer({ url, kind, detail: "" }).fetched).toMatchObject({ errorCode });
  });
});
