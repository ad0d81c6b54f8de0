import type { Recording } from "@ringback/shared/recording";
import { expect, it } from "vitest";
import { fakeSenders } from "../messaging/fake-senders.ts";
import { ServerRefusal } from "../server/server-error.ts";
import { createRecordingHandlers } from "./recording-handlers.ts";

const idOf = (place: number): string => `0192f5a0-0000-7000-8000-00000000010${place}`;

function recording(place: number, change: Partial<Recording> = {}): Recording {
  return {
    id: idOf(place),
    callId: idOf(place),
    kind: "voicemail",
    state: "stored",
    startedAt: place,
    durationSeconds: 24,
    sizeBytes: 1,
    transcript: null,
    hold: false,
    ...change,
  };
}

it("lists the messages of several calls, the latest first, and no other recordings", async () => {
  const kept: Record<string, Recording[]> = {
    [idOf(1)]: [recording(1), recording(4, { kind: "call" })],
    [idOf(2)]: [recording(2), recording(3)],
  };
  const { voicemails } = createRecordingHandlers({
    listRecordings: (request) =>
      Promise.resolve({ recordings: kept[request?.parameters?.["callId"] ?? ""] ?? [] }),
    fetchSound: () => Promise.reject(new Error("not expected")),
  });
  const found = await voicemails({ callIds: [idOf(1), idOf(2)] }, fakeSenders.extensionPage);
  expect(found.map(({ startedAt }) => startedAt)).toEqual([3, 2, 1]);
});

it("lists what may be heard when one of the calls is a colleague's, and fails with the server", async () => {
  const refusal = (status: number) => new ServerRefusal({ status, code: "x", title: "No" });
  let status = 404;
  const { voicemails } = createRecordingHandlers({
    listRecordings: (request) =>
      request?.parameters?.["callId"] === idOf(1)
        ? Promise.resolve({ recordings: [recording(1)] })
        : Promise.reject(refusal(status)),
    fetchSound: () => Promise.reject(new Error("not expected")),
  });
  const ask = () => voicemails({ callIds: [idOf(1), idOf(2)] }, fakeSenders.extensionPage);
  await expect(ask()).resolves.toEqual([recording(1)]);
  status = 503;
  await expect(ask()).rejects.toMatchObject({ status: 503 });
});

it("hands a sound on as an address that holds it, however long", async () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, place) => place % 251);
  const { recordingSound } = createRecordingHandlers({
    listRecordings: () => Promise.reject(new Error("not expected")),
    fetchSound: () => Promise.resolve(new Blob([bytes], { type: "audio/mpeg" })),
  });
  const address = await recordingSound({ recordingId: idOf(1) }, fakeSenders.extensionPage);
  const [head, text = ""] = address.split(",");
  expect(head).toBe("data:audio/mpeg;base64");
  expect(Buffer.from(text, "base64").equals(bytes)).toBe(true);
});
