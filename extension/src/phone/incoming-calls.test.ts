import type { Call } from "@ringback/shared/call";
import { beforeEach, expect, it, vi } from "vitest";
import type { IncomingCall } from "../contracts/phone-snapshot.ts";
import { createCurrentCall, type CurrentCall } from "./current-call.ts";
import { createFakeDevice } from "./fake-device.ts";
import { createHeldCalls, type HeldCalls } from "./held-calls.ts";
import { createIncomingCalls, type RingServer } from "./incoming-calls.ts";
import type { Microphone } from "./microphone.ts";
import type { Ringer } from "./ringer.ts";

const callId = "0192f0c0-0000-7000-8000-000000000001";
const otherId = "0192f0c0-0000-7000-8000-000000000002";
const ana = { record: { module: "Leads", id: "1" }, name: "Ana", about: "", url: "" };
const toldCall = { id: callId, number: "+14155550151", person: ana, outcome: null } as Call;

const microphone = {
  warmUp: vi.fn<Microphone["warmUp"]>(),
  hold: vi.fn<Microphone["hold"]>(),
  release: vi.fn<Microphone["release"]>(),
};
const ringer = {
  ring: vi.fn<Ringer["ring"]>(),
  stop: vi.fn<Ringer["stop"]>(),
  choose: vi.fn<Ringer["choose"]>(),
};
const server = {
  answerWaiting: vi.fn<RingServer["answerWaiting"]>(),
  decline: vi.fn<RingServer["decline"]>(),
};
const bringBack = vi.fn<(callId: string) => Promise<void>>();
const endHeld = vi.fn<(callId: string) => Promise<void>>();
const onSettled = vi.fn<() => void>();
let isMicrophoneAllowed: boolean;
let current: CurrentCall;
let held: HeldCalls;
let calls: ReturnType<typeof createIncomingCalls>;
let fake: ReturnType<typeof createFakeDevice>;

beforeEach(() => {
  vi.resetAllMocks();
  isMicrophoneAllowed = true;
  current = createCurrentCall({
    microphone,
    device: () => undefined,
    speakerId: () => null,
    now: () => 1000,
    onChange: () => undefined,
    onSettled: () => calls.ringAgain(),
    onConnected: () => undefined,
  });
  held = createHeldCalls({
    current,
    microphone,
    bringBack,
    end: endHeld,
    now: () => 1000,
    onChange: () => undefined,
  });
  calls = createIncomingCalls({
    current,
    setAside: held.setAside,
    microphone,
    ringer,
    server,
    isMicrophoneAllowed: () => isMicrophoneAllowed,
    now: () => 1000,
    onChange: () => undefined,
    onSettled,
  });
  fake = createFakeDevice({
    incoming(voice) {
      if (!held.takesBack(voice)) calls.arrived(voice);
    },
    registered: () => undefined,
    unregistered: () => undefined,
    tokenWillExpire: () => undefined,
    tokenRefused: () => undefined,
  });
});

const incoming = (): readonly IncomingCall[] => calls.rings().incoming;

async function answered(id = callId): Promise<void> {
  fake.incoming(id);
  await calls.answer(id);
  fake.heard().answered();
}

it("rings with the name the server told before, or tells after", () => {
  calls.told("ringing", toldCall);
  fake.incoming(callId);
  expect(incoming()).toMatchObject([{ person: ana, state: "ringing", since: 1000 }]);
  fake.incoming(otherId);
  expect(incoming()[1]?.person).toBeNull();
  calls.told("waiting", { ...toldCall, id: otherId });
  expect(incoming()[1]?.person).toEqual(ana);
  expect(ringer.ring).toHaveBeenCalledWith("alone");
});

it("does not ring where the microphone would not work, and lets others answer", () => {
  isMicrophoneAllowed = false;
  const ring = fake.incoming(callId);
  expect(ring.ignore).toHaveBeenCalledOnce();
  expect(ring.reject).not.toHaveBeenCalled();
  expect(incoming()).toEqual([]);
});

it("answers once: silent at once, then the call under way", async () => {
  calls.told("ringing", toldCall);
  const ring = fake.incoming(callId);
  const answering = calls.answer(callId);
  expect(ringer.stop).toHaveBeenCalled();
  await expect(calls.answer(callId)).rejects.toMatchObject({ code: "call-over" });
  await answering;
  fake.heard().answered();
  expect(ring.accept).toHaveBeenCalledOnce();
  expect(microphone.hold).toHaveBeenCalled();
  expect(server.answerWaiting).not.toHaveBeenCalled();
  expect(current.call()).toMatchObject({
    callId,
    direction: "inbound",
    state: "connected",
    connectedAt: 1000,
    person: ana,
  });
  expect(incoming()).toEqual([]);
  expect(onSettled).toHaveBeenCalledOnce();
});

it("hears of the end of a call that was answered", async () => {
  await answered();
  fake.heard().disconnected();
  expect(current.call()).toMatchObject({ state: "ended", outcome: "answered" });
});

it("stops when the caller gives up, also while it is being answered", async () => {
  const ring = fake.incoming(callId);
  ring.cancel();
  expect(calls.rings()).toMatchObject({ incoming: [], stopped: { callId, declined: false } });
  await expect(calls.answer(callId)).rejects.toMatchObject({ code: "call-over" });

  fake.incoming(otherId);
  await calls.answer(otherId);
  fake.heard().disconnected();
  await vi.waitFor(() => expect(incoming()).toEqual([]));
  expect(current.call()).toBeNull();
  expect(microphone.release).toHaveBeenCalled();
});

it("says why a call could not be taken when the microphone fails", async () => {
  fake.incoming(callId);
  await calls.answer(callId);
  fake.heard().disconnected();
  fake.heard().failed(31_402);
  expect(current.call()).toMatchObject({ callId, state: "ended", ending: "microphone" });
  expect(incoming()).toEqual([]);
});

it("declines through the server, so that nobody drops the caller", async () => {
  const ring = fake.incoming(callId);
  await calls.decline(callId, "voicemail");
  expect(server.decline).toHaveBeenCalledExactlyOnceWith(callId, "voicemail");
  expect(ring.reject).not.toHaveBeenCalled();
  expect(ringer.stop).toHaveBeenCalled();
  expect(calls.rings().stopped).toMatchObject({ callId, declined: true });
});

it("declines with Twilio when the server cannot be asked", async () => {
  server.decline.mockRejectedValue(new Error("offline"));
  const ring = fake.incoming(callId);
  await calls.decline(callId, "next");
  expect(ring.reject).toHaveBeenCalledOnce();
});

it("rings softly beside a conversation, and takes the second call when the first is held", async () => {
  await answered();
  ringer.ring.mockClear();
  const ring = fake.incoming(otherId);
  expect(ringer.ring).toHaveBeenCalledExactlyOnceWith("waiting");
  const moved = Promise.withResolvers<unknown>();
  server.answerWaiting.mockReturnValue(moved.promise);
  const answering = calls.answer(otherId);
  expect(ring.accept).not.toHaveBeenCalled();
  moved.resolve({ held: callId });
  await answering;
  expect(server.answerWaiting).toHaveBeenCalledExactlyOnceWith(otherId);
  expect(ring.accept).toHaveBeenCalledOnce();
  expect(held.calls()).toMatchObject([{ callId, since: 1000, returning: false }]);
  fake.heard().answered();
  expect(current.call()).toMatchObject({ callId: otherId, state: "connected" });
});

it("keeps the first call when the SDK drops its leg for the second, and takes it back", async () => {
  await answered();
  const first = fake.heard();
  await answered(otherId);
  first.disconnected();
  expect(held.calls()).toMatchObject([{ callId }]);
  bringBack.mockImplementation(async () => {
    fake.incoming(callId);
    fake.heard().answered();
  });
  ringer.ring.mockClear();
  await held.bringBack(callId);
  expect(ringer.ring).not.toHaveBeenCalled();
  expect(current.call()).toMatchObject({ callId, state: "connected", connectedAt: 1000 });
  expect(held.calls()).toMatchObject([{ callId: otherId }]);
});

it("leaves a call on hold that could not be brought back, and forgets one that ended", async () => {
  await answered();
  await answered(otherId);
  bringBack.mockRejectedValue(new Error("browser-did-not-answer"));
  await expect(held.bringBack(callId)).rejects.toThrow("browser-did-not-answer");
  expect(held.calls()).toMatchObject([{ callId, returning: false }]);
  held.told({ ...toldCall, state: "ended" });
  expect(held.calls()).toEqual([]);
});

it("hangs up on somebody on hold, and keeps them while the server cannot", async () => {
  await answered();
  await answered(otherId);
  endHeld.mockRejectedValueOnce(new Error("twilio-unavailable"));
  await expect(held.end(callId)).rejects.toThrow("twilio-unavailable");
  expect(held.has(callId)).toBe(true);
  await held.end(callId);
  expect(endHeld.mock.calls).toEqual([[callId], [callId]]);
  expect(held.calls()).toEqual([]);
  expect(current.call()).toMatchObject({ callId: otherId, state: "connected" });
});

it("lets the second call ring on when the first cannot be held", async () => {
  await answered();
  const ring = fake.incoming(otherId);
  server.answerWaiting.mockRejectedValue(new Error("no"));
  await expect(calls.answer(otherId)).rejects.toThrow("no");
  expect(ring.accept).not.toHaveBeenCalled();
  expect(incoming()).toMatchObject([{ callId: otherId, state: "ringing" }]);
  expect(current.isLive()).toBe(true);
});

it("rings aloud when the conversation beside it ends", async () => {
  await answered();
  fake.incoming(otherId);
  ringer.ring.mockClear();
  current.happen({ type: "hung-up", callId, at: 2000 });
  expect(ringer.ring).toHaveBeenCalledExactlyOnceWith("alone");
});
