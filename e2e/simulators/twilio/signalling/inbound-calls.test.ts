import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCallWorld, type CallWorld } from "../calls/testing/call-world.ts";
import { createLineWorld, type LineWorld } from "./testing/line-world.ts";

const mobileNumber = "+15550003333";
const actionUrl = "https://server.example/twilio/after";
const sdp = "v=0\r\n";

let lines: LineWorld;
let world: CallWorld;

beforeEach(async () => {
  lines = await createLineWorld();
  world = createCallWorld({ ofClient: (identity) => lines.lines.endpointFor(identity) });
  world.webhooks.answer(actionUrl, "<Response><Pause length='600'/></Response>");
});

afterEach(() => lines.close());

const dial = (nouns: string) =>
  `<Response><Dial answerOnBridge="true" action="after">${nouns}</Dial></Response>`;

/** Waits until this leg has this status. */
async function reaches(callSid: string | undefined, status: string) {
  const event = await world.log.waitFor(
    (one) => one.type === "leg.status" && one["callSid"] === callSid && one["status"] === status,
    { timeoutMs: 5000 },
  );
  expect(event).toBeDefined();
  await world.settle();
}

const statusesOf = (callSid: string) =>
  world.childrenOf(callSid).map(({ to, status }) => [to, status]);

describe("a Dial of a browser with two windows and a mobile", () => {
  async function ringAll() {
    const windows = [await lines.openRegistered(), await lines.openRegistered()] as const;
    const mobile = world.addPhone(mobileNumber);
    const caller = world.callFromPerson(
      dial(`<Client>agent_1</Client><Number>${mobileNumber}</Number>`),
    );
    await world.settle();
    const invites = await Promise.all(windows.map((window) => window.next("invite")));
    const callsid = invites[0]?.["callsid"];
    expect(invites[1]?.["callsid"]).toBe(callsid);
    return { windows, mobile, caller, callsid: String(callsid) };
  }

  test("is one ring: the window that accepts talks, the rest stops ringing", async () => {
    const { windows, mobile, caller, callsid } = await ringAll();
    windows[1].say("answer", { callsid, sdp });
    expect(await windows[0].next("cancel")).toEqual({ callsid });
    await reaches(caller.callSid, "in-progress");
    expect(statusesOf(caller.callSid)).toEqual([
      ["client:agent_1", "in-progress"],
      [mobileNumber, "canceled"],
    ]);
    expect(mobile.rung().isEnded).toBe(true);
  });

  test("rings the mobile on when a window declines", async () => {
    const { windows, mobile, caller, callsid } = await ringAll();
    windows[0].say("reject", { callsid });
    expect(await windows[1].next("cancel")).toEqual({ callsid });
    await reaches(callsid, "busy");
    expect(mobile.rung().isEnded).toBe(false);
    mobile.answer();
    await world.settle();
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
  });

  test("stops ringing in both windows when the mobile answers", async () => {
    const { windows, mobile, callsid } = await ringAll();
    mobile.answer();
    await world.settle();
    const cancels = await Promise.all(windows.map((window) => window.next("cancel")));
    expect(cancels).toEqual([{ callsid }, { callsid }]);
  });

  test("stops ringing everywhere when the caller gives up", async () => {
    const { windows, mobile, caller, callsid } = await ringAll();
    caller.hangUp();
    await world.settle();
    const cancels = await Promise.all(windows.map((window) => window.next("cancel")));
    expect(cancels).toEqual([{ callsid }, { callsid }]);
    expect(mobile.rung().isEnded).toBe(true);
    expect(world.webhooks.requestsTo(actionUrl)[0]?.fields).toMatchObject({
      DialCallStatus: "canceled",
      CallStatus: "no-answer",
    });
  });
});

describe("a second call while the browser talks", () => {
  async function ringTwice() {
    const phone = await lines.openRegistered();
    const first = world.callFromPerson(dial("<Client>agent_1</Client>"));
    await world.settle();
    const { callsid } = await phone.next("invite");
    phone.say("answer", { callsid, sdp });
    await phone.next("answer");
    await reaches(first.callSid, "in-progress");
    const second = world.callFromPerson(dial("<Client>agent_1</Client>"));
    await world.settle();
    const waiting = await phone.next("invite");
    expect(waiting["callsid"]).not.toBe(callsid);
    return { phone, first, second, callsid, waiting: waiting["callsid"] };
  }

  test("rings beside the first, and can be declined without harm to it", async () => {
    const { phone, first, second, waiting } = await ringTwice();
    phone.say("reject", { callsid: waiting });
    await reaches(String(waiting), "busy");
    expect(world.webhooks.requestsTo(actionUrl)[0]?.fields).toMatchObject({
      CallSid: second.callSid,
      DialCallStatus: "busy",
    });
    expect(world.statusOf(first.callSid)).toBe("in-progress");
    expect(phone.heard).not.toContain("hangup");
  });

  test("can be answered too: each lives on its own", async () => {
    const { phone, first, second, callsid, waiting } = await ringTwice();
    phone.say("answer", { callsid: waiting, sdp });
    await reaches(second.callSid, "in-progress");
    phone.say("hangup", { callsid });
    await reaches(String(callsid), "completed");
    expect(world.statusOf(second.callSid)).toBe("in-progress");
    expect(world.statusOf(String(waiting))).toBe("in-progress");
    expect(world.webhooks.requestsTo(actionUrl)[0]?.fields).toMatchObject({
      CallSid: first.callSid,
      DialCallStatus: "completed",
      DialBridged: "true",
    });
  });

  test("is called off alone when its caller gives up", async () => {
    const { phone, first, second, waiting } = await ringTwice();
    second.hangUp();
    expect(await phone.next("cancel")).toEqual({ callsid: waiting });
    await world.settle();
    expect(world.statusOf(first.callSid)).toBe("in-progress");
  });
});
