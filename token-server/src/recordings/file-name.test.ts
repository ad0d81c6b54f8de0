import { expect, it } from "vitest";
import { checkFileName, recordingFileName } from "./file-name.ts";

const callSid = `CA${"a".repeat(32)}`;
const recordingSid = `RE${"b".repeat(32)}`;
const startedAt = Date.parse("2026-11-22T10:00:05Z");

it("names a recording by its time in UTC and its SIDs", () => {
  const name = recordingFileName({ startedAt, callSid, recordingSid });
  expect(name).toBe(`recording_2026-11-22_100005_${callSid}_${recordingSid}.mp3`);
  expect(checkFileName(name)).toBe(name);
});

it.each(["../../etc/passwd", `${callSid}/..`, `${callSid}\0`, "", "CA1", callSid.toUpperCase()])(
  "makes no name of the SID %j",
  (bad) => {
    expect(() => recordingFileName({ startedAt, callSid: bad, recordingSid })).toThrow();
    expect(() => recordingFileName({ startedAt, callSid, recordingSid: bad })).toThrow();
  },
);

it.each([
  "../x.mp3",
  "recording_x.mp3",
  `recording_2026-11-22_100005_${callSid}_${recordingSid}.php`,
])("lets the name %j reach no disk", (bad) => {
  expect(() => checkFileName(bad)).toThrow();
});
