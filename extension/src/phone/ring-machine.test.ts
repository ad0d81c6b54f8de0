import type { RingState } from "@ringback/shared/api";
import type { Call } from "@ringback/shared/call";
import { expect, it } from "vitest";
import { nextRings, noRings, type RingEvent, type Rings } from "./ring-machine.ts";

const callId = "0192f0c0-0000-7000-8000-000000000001";
const otherId = "0192f0c0-0000-7000-8000-000000000002";
const ana = { record: { module: "Leads", id: "1" }, name: "Ana", about: "", url: "" };
const call = { id: callId, number: "+442079460126", person: ana, outcome: null } as Call;

const rang = (id = callId, at = 1): RingEvent => ({
  type: "rang",
  caller: { callId: id, number: "+442079460126", person: null },
  at,
});
const told = (ring: RingState | null, change: Partial<Call> = {}): RingEvent => ({
  type: "told",
  ring,
  call: { ...call, ...change },
  at: 9,
});
const after = (...events: RingEvent[]): Rings => events.reduce(nextRings, noRings);

it("shows who rings, the oldest first, and the name when the server knows it", () => {
  const rings = after(rang(), rang(otherId, 2), told("ringing"));
  expect(rings.incoming.map(({ callId: id, person }) => [id, person?.name])).toEqual([
    [callId, "Ana"],
    [otherId, undefined],
  ]);
});

it("leaves nothing behind when the call is taken here", () => {
  expect(after(rang(), { type: "answering", callId }, { type: "taken", callId })).toEqual(noRings);
});

it.each([
  ["stopped", null],
  ["answered", "answered"],
  ["answered-elsewhere", "answered"],
  ["missed", "voicemail"],
] as const)("explains an end with what the server tells before or after: %s", (ring, outcome) => {
  const cancelled: RingEvent = { type: "cancelled", callId, at: 5 };
  const word = told(ring, { outcome });
  const explained = { callId, ring, outcome, person: ana, declined: false };
  expect(after(rang(), cancelled, word).stopped).toMatchObject(explained);
  expect(after(rang(), word, cancelled, word).stopped).toMatchObject(explained);
  expect(after(rang(), cancelled, word).incoming).toEqual([]);
});

it("keeps ringing when the word about the round before comes late", () => {
  const again = after(
    rang(),
    { type: "cancelled", callId, at: 5 },
    rang(callId, 6),
    told("stopped"),
  );
  expect(again).toMatchObject({ incoming: [{ callId, since: 6 }], stopped: null });
});

it("ends what Twilio has not stopped yet when the server knows that it is over", () => {
  expect(after(rang(), told("answered-elsewhere")).incoming).toEqual([]);
  expect(after(rang(), told("missed", { outcome: "missed" })).stopped?.outcome).toBe("missed");
  const left = told("missed", { outcome: "voicemail", voicemailSeconds: 24 });
  expect(after(rang(), left).stopped?.voicemailSeconds).toBe(24);
});

it("takes the answer of this very browser for no one else’s", () => {
  const rings = after(rang(), { type: "answering", callId }, told("answered"));
  expect(rings.incoming).toMatchObject([{ callId, state: "answering", person: ana }]);
});

it("says that the agent declined, and then where the call went", () => {
  const rings = after(rang(), { type: "declined", callId, at: 5 }, told("answered-elsewhere"));
  expect(rings.stopped).toMatchObject({ declined: true, ring: "answered-elsewhere" });
});

it("rings on when it could not be answered yet", () => {
  const rings = after(rang(), { type: "answering", callId }, { type: "not-yet", callId });
  expect(rings.incoming).toMatchObject([{ state: "ringing" }]);
});

it("forgets the last ring when it was read, and when somebody else rings", () => {
  const missed = after(rang(), { type: "cancelled", callId, at: 5 });
  expect(nextRings(missed, { type: "dismissed", callId: otherId })).toBe(missed);
  expect(nextRings(missed, { type: "dismissed", callId }).stopped).toBeNull();
  expect(nextRings(missed, rang(otherId)).stopped).toBeNull();
});

it("changes nothing for calls that do not ring here", () => {
  const rings = after(rang());
  for (const event of [
    { type: "cancelled", callId: otherId, at: 5 },
    { type: "answering", callId: otherId },
    told("missed", { id: otherId }),
  ] satisfies RingEvent[])
    expect(nextRings(rings, event)).toBe(rings);
});
