import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLineWorld, offer, type LineWorld } from "./testing/line-world.ts";

let world: LineWorld;

beforeEach(async () => {
  world = await createLineWorld();
});

afterEach(() => world.close());

describe("a broken socket", () => {
  test("the browser comes back to its call within its time", async () => {
    const first = await world.openRegistered();
    const { call, reconnect } = await world.dial(first);
    let hasEnded = false;
    call.onHangUp(() => (hasEnded = true));
    await world.breakSocket(first);
    await world.clock.advance(29_000);
    const phone = await world.openRegistered();
    phone.say("invite", { callsid: call.callSid, sdp: offer, reconnect, twilio: {} });
    expect(await phone.next("answer")).toEqual({ callsid: call.callSid, reconnect });
    await world.clock.advance(60_000);
    expect(hasEnded).toBe(false);
    call.end();
    expect(await phone.next("hangup")).toEqual({ callsid: call.callSid });
  });

  test("an ICE restart that was under way is answered", async () => {
    const first = await world.openRegistered();
    const { call, reconnect } = await world.dial(first);
    expect(world.lines.dropSockets("agent_1")).toBe(1);
    expect(await first.closed).toBe(1006);
    const phone = await world.openRegistered();
    const sdp = "v=0\r\na=ice-ufrag:second\r\n";
    phone.say("invite", { callsid: call.callSid, sdp, reconnect, twilio: {} });
    expect(await phone.next("answer")).toMatchObject({ sdp: expect.any(String) });
  });

  test.each([
    [30, 29_999, false],
    [30, 30_000, true],
    [5, 5000, true],
    [0, 0, true],
  ])("with %d s to come back, after %d ms the call is over: %s", async (timeout, ms, isOver) => {
    const phone = await world.openRegistered("agent_1", timeout);
    const { call } = await world.dial(phone);
    let hasEnded = false;
    call.onHangUp(() => (hasEnded = true));
    await world.breakSocket(phone);
    await world.clock.advance(ms);
    expect(hasEnded).toBe(isOver);
    expect(world.peers[0]?.isClosed()).toBe(isOver);
  });

  test("a wrong reconnect token, or another identity, is refused and the call goes on", async () => {
    const { call, reconnect } = await world.dial(await world.openRegistered());
    const again = await world.openRegistered();
    again.say("invite", { callsid: call.callSid, sdp: offer, reconnect: "guess", twilio: {} });
    expect(await again.next("hangup")).toMatchObject({ error: { code: 31_209 } });
    const stranger = await world.openRegistered("agent_2");
    stranger.say("invite", { callsid: call.callSid, sdp: offer, reconnect, twilio: {} });
    expect(await stranger.next("hangup")).toMatchObject({ error: { code: 31_209 } });
    expect(world.peers[0]?.isClosed()).toBe(false);
  });

  test("a call that ended meanwhile is a plain hang-up for who comes back", async () => {
    const first = await world.openRegistered();
    const { call, reconnect } = await world.dial(first);
    await world.breakSocket(first);
    call.end();
    const phone = await world.openRegistered();
    phone.say("invite", { callsid: call.callSid, sdp: offer, reconnect, twilio: {} });
    expect(await phone.next("hangup")).toEqual({ callsid: call.callSid });
  });

  test("a call that was not answered yet ends with its socket", async () => {
    const phone = await world.openRegistered();
    const started = world.nextCall();
    phone.say("invite", { callsid: "TJS1", sdp: offer, twilio: {} });
    const call = await started;
    const hungUp = new Promise<void>((resolve) => call.onHangUp(resolve));
    await phone.drop();
    await hungUp;
    expect(world.peers[0]?.isClosed()).toBe(true);
  });
});
