import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLineWorld, makeToken, type LineWorld } from "./testing/line-world.ts";
import { listenPayload } from "./testing/test-phone.ts";

let world: LineWorld;

beforeEach(async () => {
  world = await createLineWorld();
});

afterEach(() => world.close());

describe("registering", () => {
  test("a browser with a good token is connected, then ready, and can be found", async () => {
    await world.openRegistered();
    expect(world.lines.registrations()).toMatchObject([{ identity: "agent_1", callSids: [] }]);
  });

  test("a register that overtakes the check of its token is refused", async () => {
    const phone = await world.openPhone();
    phone.say("listen", listenPayload(await makeToken()));
    phone.say("register", { media: { audio: true } });
    expect(await phone.next("error")).toMatchObject({ error: { code: 31_204 } });
    expect(world.lines.registrations()).toEqual([]);
  });

  test("a token without incoming calls cannot register", async () => {
    const phone = await world.openPhone();
    phone.say("listen", listenPayload(await makeToken({ incoming: { allow: false } })));
    await phone.next("connected");
    phone.say("register", { media: { audio: true } });
    expect(await phone.next("error")).toMatchObject({ error: { code: 31_201 } });
  });

  test("unregistering is confirmed", async () => {
    const phone = await world.openRegistered();
    phone.say("register", { media: { audio: false } });
    await phone.next("offline");
    expect(world.lines.registrations()).toEqual([]);
  });

  test("an expired token loses the registration, and a new one brings it back", async () => {
    const phone = await world.openRegistered();
    expect(world.lines.expireToken("agent_1")).toBe(1);
    expect(await phone.next("error")).toMatchObject({ error: { code: 31_205 } });
    expect(world.lines.registrations()).toEqual([]);
    phone.say("register", { media: { audio: true } });
    expect(await phone.next("error")).toMatchObject({ error: { code: 31_205 } });
    await phone.register(await makeToken());
    expect(world.lines.registrations()).toHaveLength(1);
  });

  test("what the protocol does not know is ignored and noted, without its contents", async () => {
    const phone = await world.openRegistered();
    phone.say("roster", {});
    phone.say("invite", { callsid: "nonsense", sdp: "secret sdp", twilio: {} });
    phone.sayRaw("not json");
    await phone.register(await makeToken());
    const ignored = world.log.since(0).filter((event) => event["ignored"] !== undefined);
    expect(ignored.map((event) => event["message"])).toEqual(["roster", "invite", "?"]);
    const everything = JSON.stringify(world.log.since(0));
    expect(everything).not.toContain("secret sdp");
    expect(everything).not.toContain(await makeToken());
  });
});
