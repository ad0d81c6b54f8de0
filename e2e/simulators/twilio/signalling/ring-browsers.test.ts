import type { RingReports } from "../calls/endpoint.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { accountSid, createLineWorld, makeToken, type LineWorld } from "./testing/line-world.ts";

let world: LineWorld;

beforeEach(async () => {
  world = await createLineWorld();
});

afterEach(() => world.close());

function createReports() {
  const said: string[] = [];
  const waiting = new Map<string, () => void>();
  const say = (word: string) => {
    said.push(word);
    waiting.get(word)?.();
  };
  const reports: RingReports = {
    ringing: () => say("ringing"),
    answered: () => say("answered"),
    refused: (reason) => say(reason),
    hungUp: () => say("hung up"),
    digits: (digits) => say(digits),
  };
  const until = (word: string) =>
    said.includes(word)
      ? Promise.resolve()
      : new Promise<void>((resolve) => waiting.set(word, resolve));
  return { said, reports, until };
}

const ringRequest = {
  callSid: `CA${"1".repeat(32)}`,
  accountSid,
  from: "+15550001111",
  to: "client:agent_1",
  parameters: { who: "Ann & Bob" },
};

describe("ringing a browser", () => {
  const endpoint = () => world.lines.endpointFor("agent_1");

  test("nobody registered is unreachable", async () => {
    const { reports, until } = createReports();
    endpoint().ring(ringRequest, reports);
    await until("unreachable");
    expect(world.peers).toHaveLength(0);
  });

  test("all registrations ring, the first to accept talks, the others are cancelled", async () => {
    const [one, other] = [await world.openRegistered(), await world.openRegistered()];
    const { said, reports, until } = createReports();
    endpoint().ring(ringRequest, reports);
    const invite = await one.next("invite");
    expect(invite).toMatchObject({
      callsid: ringRequest.callSid,
      sdp: expect.stringContaining("offer"),
      parameters: {
        CallSid: ringRequest.callSid,
        AccountSid: accountSid,
        From: "+15550001111",
        To: "client:agent_1",
        ApiVersion: "2010-04-01",
        Params: "who=Ann+%26+Bob",
      },
    });
    await other.next("invite");
    other.say("answer", { callsid: ringRequest.callSid, sdp: "v=0\r\n" });
    expect(await one.next("cancel")).toEqual({ callsid: ringRequest.callSid });
    expect(await other.next("answer")).toMatchObject({ callsid: ringRequest.callSid });
    one.say("answer", { callsid: ringRequest.callSid, sdp: "v=0\r\n" });
    other.say("hangup", { callsid: ringRequest.callSid });
    await until("hung up");
    expect(said).toEqual(["ringing", "answered", "hung up"]);
    expect(world.peers.every((peer) => peer.isClosed())).toBe(true);
  });

  test("one rejection is a rejection for all", async () => {
    const [one, other] = [await world.openRegistered(), await world.openRegistered()];
    const { said, reports, until } = createReports();
    endpoint().ring(ringRequest, reports);
    await one.next("invite");
    await other.next("invite");
    one.say("reject", { callsid: ringRequest.callSid });
    await until("rejected");
    await other.next("cancel");
    expect(said).toEqual(["ringing", "rejected"]);
    expect(one.heard).not.toContain("cancel");
  });

  test("a browser that vanishes while ringing does not stop the ringing", async () => {
    const [one, other] = [await world.openRegistered(), await world.openRegistered()];
    const { said, reports, until } = createReports();
    endpoint().ring(ringRequest, reports);
    await one.next("invite");
    await other.next("invite");
    await one.drop();
    other.say("answer", { callsid: ringRequest.callSid, sdp: "v=0\r\n" });
    await until("answered");
    expect(said).toEqual(["ringing", "answered"]);
  });

  test("a caller who gives up cancels; one who hangs up later hangs up", async () => {
    const phone = await world.openRegistered();
    const first = createReports();
    const rung = endpoint().ring(ringRequest, first.reports);
    await phone.next("invite");
    rung.end();
    rung.end();
    await phone.next("cancel");
    const second = createReports();
    const answered = endpoint().ring(ringRequest, second.reports);
    await phone.next("invite");
    phone.say("answer", { callsid: ringRequest.callSid, sdp: "v=0\r\n" });
    await second.until("answered");
    answered.end();
    expect(await phone.next("hangup")).toEqual({ callsid: ringRequest.callSid });
    expect(phone.heard.filter((type) => type === "cancel")).toHaveLength(1);
    expect(second.said).toEqual(["ringing", "answered"]);
  });

  test("a caller who gives up at once is never heard of", async () => {
    const phone = await world.openRegistered();
    const { said, reports } = createReports();
    endpoint().ring(ringRequest, reports).end();
    await phone.register(await makeToken());
    expect(phone.heard).not.toContain("invite");
    expect(phone.heard).not.toContain("cancel");
    expect(said).toEqual([]);
    expect(world.peers.map((peer) => peer.isClosed())).toEqual([true]);
  });

  test("an unusable answer ends the call for both", async () => {
    const phone = await world.openRegistered();
    const { said, reports, until } = createReports();
    endpoint().ring(ringRequest, reports);
    await phone.next("invite");
    phone.say("answer", { callsid: ringRequest.callSid, sdp: "v=0\r\nbroken" });
    expect(await phone.next("hangup")).toMatchObject({ error: { code: 31_400 } });
    await until("hung up");
    expect(said).toEqual(["ringing", "hung up"]);
  });
});
