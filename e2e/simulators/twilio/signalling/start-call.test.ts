import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  applicationSid,
  createLineWorld,
  makeToken,
  offer,
  type LineWorld,
} from "./testing/line-world.ts";

let world: LineWorld;

beforeEach(async () => {
  world = await createLineWorld();
});

afterEach(() => world.close());

describe("a browser calls", () => {
  test("the call carries identity, application and parameters; the token's own win", async () => {
    const phone = await world.openPhone();
    const outgoing = { application_sid: applicationSid, params: { team: "north" } };
    await phone.register(await makeToken({ outgoing }));
    const started = world.nextCall();
    phone.say("invite", {
      callsid: "TJS1",
      sdp: offer,
      twilio: { params: "intent=a%26b&team=forged" },
    });
    const call = await started;
    expect(call).toMatchObject({
      from: "client:agent_1",
      to: "",
      applicationSid,
      parameters: { intent: "a&b", team: "north" },
    });
    call.ringing();
    expect(await phone.next("ringing")).toEqual({ callsid: call.callSid });
    await call.answer();
    expect(await phone.next("answer")).toMatchObject({
      callsid: call.callSid,
      sdp: expect.stringContaining("answer of peer 1"),
      reconnect: expect.any(String),
    });
  });

  test("without an outgoing grant there is no call", async () => {
    const phone = await world.openPhone();
    await phone.register(await makeToken({ outgoing: undefined }));
    phone.say("invite", { callsid: "TJS1", sdp: offer, twilio: {} });
    expect(await phone.next("hangup")).toMatchObject({ callsid: "TJS1", error: { code: 31_201 } });
    expect(world.peers).toHaveLength(0);
  });

  test("an invite that is repeated stays one call", async () => {
    const phone = await world.openRegistered();
    let calls = 0;
    world.lines.onStartedCall(() => (calls += 1));
    for (let times = 0; times < 2; times += 1) {
      phone.say("invite", { callsid: "TJS1", sdp: offer, twilio: {} });
    }
    await phone.register(await makeToken());
    expect(calls).toBe(1);
  });

  test("a call ended before it rang is named as the browser knows it", async () => {
    const phone = await world.openRegistered();
    const started = world.nextCall();
    phone.say("invite", { callsid: "TJS1", sdp: offer, twilio: {} });
    (await started).end({ code: 31_486, message: "Busy Here" });
    expect(await phone.next("hangup")).toEqual({
      callsid: "TJS1",
      error: { code: 31_486, message: "Busy Here" },
    });
    expect(world.peers.every((peer) => peer.isClosed())).toBe(true);
  });

  test("hanging up ends it once and frees its media", async () => {
    const phone = await world.openRegistered();
    const { call } = await world.dial(phone);
    let hangUps = 0;
    const hungUp = new Promise<void>((resolve) => {
      call.onHangUp(() => {
        hangUps += 1;
        resolve();
      });
    });
    phone.say("hangup", { callsid: call.callSid });
    phone.say("hangup", { callsid: call.callSid });
    await hungUp;
    await phone.register(await makeToken());
    expect(hangUps).toBe(1);
    expect(world.peers[0]?.isClosed()).toBe(true);
  });

  test("nobody can hang up somebody else's call", async () => {
    const { call } = await world.dial(await world.openRegistered());
    let hasEnded = false;
    call.onHangUp(() => (hasEnded = true));
    const stranger = await world.openRegistered("agent_2");
    stranger.say("hangup", { callsid: call.callSid });
    await stranger.register(await makeToken({}, "agent_2"));
    expect(hasEnded).toBe(false);
  });

  test("keys arrive from the sound and from signalling, and are played to the browser", async () => {
    const phone = await world.openRegistered();
    const { call } = await world.dial(phone);
    let digits = "";
    const all = new Promise<void>((resolve) => {
      call.onDigits((more) => {
        digits += more;
        if (digits.endsWith("#")) resolve();
      });
    });
    world.peers[0]?.press("1");
    phone.say("dtmf", { callsid: call.callSid, dtmf: "2w#" });
    await all;
    expect(digits).toBe("12#");
    call.hearDigits?.("7");
    await phone.register(await makeToken());
    expect(world.peers[0]?.played).toEqual(["7"]);
  });

  test("an unusable offer ends the call with a reason", async () => {
    const phone = await world.openRegistered();
    phone.say("invite", { callsid: "TJS1", sdp: "v=0\r\nbroken", twilio: {} });
    expect(await phone.next("hangup")).toMatchObject({ error: { code: 31_400 } });
  });
});
