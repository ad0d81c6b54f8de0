import type { Call } from "@ringback/shared/call";
import { beforeEach, expect, it, vi } from "vitest";
import { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { createFakeDevice, type FakeDevice } from "./fake-device.ts";
import type { LiveServer } from "./live-actions.ts";
import { createLine } from "./line.ts";
import type { RingServer } from "./incoming-calls.ts";
import type { Microphone, MicrophoneState } from "./microphone.ts";
import { createPhone, type Phone } from "./phone.ts";
import type { Ringer } from "./ringer.ts";

const callId = "0192f0c0-0000-7000-8000-000000000001";
const request = { callId, intent: "opaque", number: "+442079460126", person: null, test: false };

let fake: FakeDevice;
let phone: Phone;
let published: PhoneSnapshot[];
let microphoneState: MicrophoneState;
let clock: number;
const microphone = {
  state: () => Promise.resolve(microphoneState),
  choose: vi.fn<Microphone["choose"]>(),
  open: vi.fn<Microphone["open"]>(),
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
  live: vi.fn<LiveServer["live"]>(),
  hold: vi.fn<LiveServer["hold"]>(),
  transfer: vi.fn<LiveServer["transfer"]>(),
  endHeld: vi.fn<LiveServer["endHeld"]>(),
  finishTransfer: vi.fn<LiveServer["finishTransfer"]>(),
  cancelTransfer: vi.fn<LiveServer["cancelTransfer"]>(),
  pauseRecording: vi.fn<LiveServer["pauseRecording"]>(),
};
const keepChoice = vi.fn<() => Promise<void>>();
const requestToken = vi.fn<() => Promise<string | null>>();

beforeEach(async () => {
  vi.resetAllMocks();
  keepChoice.mockResolvedValue();
  server.live.mockRejectedValue(new Error("not expected"));
  requestToken.mockResolvedValue("token");
  published = [];
  microphoneState = "granted";
  clock = 1000;
  phone = createPhone(
    {
      microphone,
      listDevices: () => Promise.resolve({ microphones: [], speakers: [] }),
      loadChoice: () => Promise.resolve({ microphoneId: "headset", speakerId: null, ringId: null }),
      keepChoice,
      ringer,
      server,
      publish: (snapshot) => published.push(PhoneSnapshot.parse(snapshot)),
      now: () => clock,
    },
    (host) =>
      createLine({
        ...host,
        requestToken,
        createDevice(_, events) {
          fake = createFakeDevice(events);
          return fake.device;
        },
      }),
  );
  await phone.start();
  fake.events.registered();
});

/** Everything promised so far has happened. */
const settled = () => vi.waitFor(() => Promise.resolve());

async function dialAndAnswer(): Promise<void> {
  phone.dial(request);
  fake.connected();
  await settled();
  fake.heard().ringing();
  fake.heard().answered();
}

it("starts with the kept microphone and a ready line", () => {
  expect(phone.snapshot()).toMatchObject({ line: "ready", microphoneId: "headset", call: null });
  expect(microphone.choose).toHaveBeenCalledWith("headset");
});

it("dials in the same breath, without waiting for anything", () => {
  phone.dial(request);
  expect(fake.device.connect).toHaveBeenCalledExactlyOnceWith("opaque", expect.anything());
  expect(phone.snapshot().call).toMatchObject({ callId, state: "dialing" });
});

it("tells everyone each step, with a rising rev", async () => {
  await dialAndAnswer();
  clock = 5000;
  fake.heard().disconnected();
  expect(published.map(({ call }) => call?.state).slice(-4)).toEqual([
    "dialing",
    "ringing",
    "connected",
    "ended",
  ]);
  const revs = published.map(({ rev }) => rev);
  expect(revs).toEqual(revs.toSorted((a, b) => a - b));
  expect(new Set(revs).size).toBe(revs.length);
  expect(phone.snapshot().call).toMatchObject({ connectedAt: 1000, endedAt: 5000 });
});

it("keeps the ended call on the screen until it is dismissed", async () => {
  await dialAndAnswer();
  await phone.hangUp({ callId });
  expect(phone.snapshot().call).toMatchObject({ state: "ended" });
  phone.dismiss({ callId });
  expect(phone.snapshot().call).toBeNull();
});

it("hangs up at Twilio and frees the microphone", async () => {
  await dialAndAnswer();
  await phone.hangUp({ callId });
  expect(fake.call.hangUp).toHaveBeenCalledOnce();
  expect(microphone.release).toHaveBeenCalledOnce();
  expect(fake.device.releaseMicrophone).toHaveBeenCalledOnce();
});

it("hangs up a call that the SDK has not made yet", async () => {
  phone.dial(request);
  await phone.hangUp({ callId });
  expect(phone.snapshot().call).toMatchObject({ state: "ended", outcome: "cancelled" });
  fake.connected();
  await settled();
  expect(fake.call.hangUp).toHaveBeenCalledOnce();
});

it("ends the call when the SDK cannot start it", async () => {
  phone.dial(request);
  fake.connectFailed();
  await vi.waitFor(() => expect(phone.snapshot().call?.state).toBe("ended"));
  expect(phone.snapshot().call).toMatchObject({ ending: "connection" });
  expect(microphone.release).toHaveBeenCalledOnce();
});

it("says that the microphone was the reason, though the SDK ends the call first", async () => {
  phone.dial(request);
  fake.connected();
  await settled();
  fake.heard().disconnected();
  fake.heard().failed(31_401);
  expect(phone.snapshot().call).toMatchObject({ state: "ended", ending: "microphone" });
});

it("takes the server's outcome over a plain hang-up, also when it comes first", async () => {
  await dialAndAnswer();
  const busy = { id: callId, state: "ended", outcome: "busy", person: null } as Call;
  phone.serverTold(busy);
  expect(phone.snapshot().call).toMatchObject({ state: "ended", outcome: "busy" });
  expect(fake.call.hangUp).toHaveBeenCalledOnce();
});

it("mutes at once, also before the SDK has the call", async () => {
  phone.dial(request);
  phone.setMuted({ callId, muted: true });
  expect(phone.snapshot().call?.muted).toBe(true);
  fake.connected();
  await settled();
  expect(fake.call.mute).toHaveBeenCalledWith(true);
});

it("does nothing to this call when another one is meant", async () => {
  await dialAndAnswer();
  const other = "0192f0c0-0000-7000-8000-000000000009";
  phone.setMuted({ callId: other, muted: true });
  await phone.hangUp({ callId: other });
  phone.dismiss({ callId: other });
  expect(() => phone.sendDigits({ callId: other, digits: "1" })).toThrow(
    expect.objectContaining({ code: "call-over" }),
  );
  expect(fake.call.mute).not.toHaveBeenCalled();
  expect(phone.snapshot().call).toMatchObject({ state: "connected", muted: false });
});

it("sends digits", async () => {
  await dialAndAnswer();
  phone.sendDigits({ callId, digits: "12w#" });
  expect(fake.call.sendDigits).toHaveBeenCalledExactlyOnceWith("12w#");
});

it("refuses a second call, and a call on a line that is not ready", async () => {
  phone.dial(request);
  expect(() => phone.dial(request)).toThrow(expect.objectContaining({ code: "already-calling" }));
  expect(fake.device.connect).toHaveBeenCalledOnce();
  await phone.hangUp({ callId });
  fake.events.unregistered();
  expect(() => phone.dial(request)).toThrow(expect.objectContaining({ code: "line-not-ready" }));
});

it.each(["denied", "prompt", "missing"] as const)(
  "makes no calls while the microphone is %s",
  async (state) => {
    microphoneState = state;
    await expect(phone.lookAtDevices()).resolves.toMatchObject({
      line: "microphone-blocked",
      microphone: state,
    });
    expect(() => phone.dial(request)).toThrow(
      expect.objectContaining({ code: "microphone-blocked" }),
    );
  },
);

it("publishes nothing when a look at the devices finds no change", async () => {
  const before = published.length;
  await phone.lookAtDevices();
  expect(published).toHaveLength(before);
});

it("ignores events of the call before", async () => {
  await dialAndAnswer();
  const old = fake.heard();
  await phone.hangUp({ callId });
  const next = "0192f0c0-0000-7000-8000-000000000002";
  phone.dial({ ...request, callId: next });
  old.disconnected();
  old.failed(31_005);
  expect(phone.snapshot().call).toMatchObject({ callId: next, state: "dialing" });
});

it("changes devices during a call and keeps the choice", async () => {
  await dialAndAnswer();
  await phone.chooseMicrophone({ id: "webcam" });
  expect(fake.device.useMicrophone).toHaveBeenCalledWith("webcam");
  expect(keepChoice).toHaveBeenLastCalledWith({
    microphoneId: "webcam",
    speakerId: null,
    ringId: null,
  });
  await phone.chooseMicrophone({ id: "default" });
  expect(microphone.choose).toHaveBeenLastCalledWith(null);
  await phone.chooseSpeaker({ id: "desk" });
  expect(fake.device.useSpeaker).toHaveBeenLastCalledWith("desk");
  expect(phone.snapshot()).toMatchObject({ microphoneId: null, speakerId: "desk" });
});
