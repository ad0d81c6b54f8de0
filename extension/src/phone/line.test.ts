import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createFakeDevice, type FakeDevice } from "./fake-device.ts";
import { createLine } from "./line.ts";
import type { VoiceIncoming } from "./voice-device.ts";

const onIncoming = vi.fn<(call: VoiceIncoming) => void>();
const requestToken = vi.fn<() => Promise<string | null>>();
let phone = { ringing: false, live: false };
let devices: FakeDevice[] = [];
let tokens: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  requestToken.mockReset().mockResolvedValue("token-1");
  phone = { ringing: false, live: false };
  devices = [];
  tokens = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function create() {
  const states: string[] = [];
  const line = createLine({
    requestToken,
    createDevice(token, events) {
      const fake = createFakeDevice(events);
      devices.push(fake);
      tokens.push(token);
      return fake.device;
    },
    onIncoming,
    isRinging: () => phone.ringing,
    isLive: () => phone.live,
    onChange: () => states.push(line.state()),
  });
  return { line, states };
}

const only = (): FakeDevice => {
  if (devices.length !== 1) throw new Error(`${devices.length} devices`);
  return newest();
};

const newest = (): FakeDevice => {
  const device = devices.at(-1);
  if (!device) throw new Error("no device");
  return device;
};

async function ready() {
  const made = create();
  await made.line.refresh();
  newest().events.registered();
  return made;
}

/** Longer than every wait of the first attempts. */
const aWhileMs = 20_000;

it("registers one device with the server's token", async () => {
  const { line, states } = create();
  await line.refresh();
  expect(tokens).toEqual(["token-1"]);
  expect(only().device.register).toHaveBeenCalledOnce();
  expect(line.state()).toBe("connecting");
  only().events.registered();
  expect(states).toEqual(["ready"]);
  expect(vi.getTimerCount()).toBe(0);
});

it("is signed out without a token, and drops the device on sign-out", async () => {
  requestToken.mockResolvedValue(null);
  const { line } = create();
  await line.refresh();
  expect(line.state()).toBe("signed-out");
  requestToken.mockResolvedValue("token-2");
  await line.refresh();
  only().events.registered();
  requestToken.mockResolvedValue(null);
  await line.refresh();
  expect(only().device.destroy).toHaveBeenCalledOnce();
  expect(line.state()).toBe("signed-out");
  expect(line.device()).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});

it("keeps one device however many ask at once", async () => {
  const { line } = create();
  await Promise.all([line.refresh(), line.refresh(), line.refresh()]);
  const kept = devices.filter(({ device }) => device.destroy.mock.calls.length === 0);
  expect(kept).toEqual([newest()]);
  expect(line.device()).toBe(newest().device);
});

it("tries again with back-off while the server does not answer", async () => {
  requestToken.mockRejectedValue(new Error("offline"));
  const { line } = create();
  await line.refresh();
  expect(line.state()).toBe("lost");
  await vi.advanceTimersByTimeAsync(1000);
  expect(requestToken).toHaveBeenCalledTimes(2);
  requestToken.mockResolvedValue("token-1");
  await vi.advanceTimersByTimeAsync(2000);
  only().events.registered();
  expect(line.state()).toBe("ready");
});

it("leaves a dropped socket to the SDK when that comes back by itself", async () => {
  const { states } = await ready();
  only().events.unregistered();
  await vi.advanceTimersByTimeAsync(2000);
  only().events.registered();
  await vi.advanceTimersByTimeAsync(aWhileMs);
  expect(states).toEqual(["ready", "lost", "ready"]);
  expect(devices).toHaveLength(1);
});

it("starts a new device when the SDK does not come back", async () => {
  const { line } = await ready();
  const old = only();
  requestToken.mockResolvedValue("token-2");
  old.events.unregistered();
  await vi.advanceTimersByTimeAsync(5000);
  expect(tokens).toEqual(["token-1", "token-2"]);
  expect(old.device.destroy).toHaveBeenCalledOnce();
  expect(line.state()).toBe("lost");
  newest().events.registered();
  expect(line.state()).toBe("ready");
  old.events.unregistered();
  expect(line.state()).toBe("ready");
  expect(vi.getTimerCount()).toBe(0);
});

it("does not wait for ever for a registration", async () => {
  const { line } = create();
  await line.refresh();
  await vi.advanceTimersByTimeAsync(11_000);
  expect(devices.length).toBeGreaterThan(1);
  newest().events.registered();
  expect(line.state()).toBe("ready");
});

it("takes a new token before the old one ends", async () => {
  await ready();
  requestToken.mockResolvedValue("token-2");
  only().events.tokenWillExpire();
  await vi.advanceTimersByTimeAsync(0);
  expect(only().device.updateToken).toHaveBeenCalledExactlyOnceWith("token-2");
});

it("starts a new device when Twilio refuses the token", async () => {
  const { line } = await ready();
  requestToken.mockResolvedValue("token-2");
  newest().events.tokenRefused();
  await vi.advanceTimersByTimeAsync(1000);
  expect(tokens).toEqual(["token-1", "token-2"]);
  newest().events.registered();
  expect(line.state()).toBe("ready");
});

it("never changes the token while a call rings, and does so right after", async () => {
  const { line } = await ready();
  phone = { ringing: true, live: true };
  requestToken.mockResolvedValue("token-2");
  only().events.tokenWillExpire();
  await line.refresh();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(only().device.updateToken).not.toHaveBeenCalled();
  phone = { ringing: false, live: true };
  line.callSettled();
  await vi.advanceTimersByTimeAsync(0);
  expect(only().device.updateToken).toHaveBeenCalledExactlyOnceWith("token-2");
});

it("does not change the token when the call began while it was fetched", async () => {
  const { line } = await ready();
  const { promise, resolve } = Promise.withResolvers<string>();
  requestToken.mockReturnValue(promise);
  const refreshed = line.refresh();
  phone = { ringing: true, live: true };
  resolve("token-2");
  await refreshed;
  expect(only().device.updateToken).not.toHaveBeenCalled();
  expect(only().device.destroy).not.toHaveBeenCalled();
});

it("never takes the device away from a live call, but does once it is over", async () => {
  const { line } = await ready();
  phone = { ringing: false, live: true };
  only().events.unregistered();
  only().events.tokenRefused();
  await vi.advanceTimersByTimeAsync(aWhileMs);
  expect(only().device.destroy).not.toHaveBeenCalled();
  phone = { ringing: false, live: false };
  line.callSettled();
  await vi.advanceTimersByTimeAsync(0);
  expect(devices).toHaveLength(2);
});

it("lets a call end before the line of a signed-out agent is dropped", async () => {
  const { line } = await ready();
  phone = { ringing: false, live: true };
  requestToken.mockResolvedValue(null);
  await line.refresh();
  expect(only().device.destroy).not.toHaveBeenCalled();
  phone = { ringing: false, live: false };
  line.callSettled();
  await vi.advanceTimersByTimeAsync(0);
  expect(only().device.destroy).toHaveBeenCalledOnce();
  expect(line.state()).toBe("signed-out");
});
