import { describe, expect, it } from "vitest";
import type { CallChange } from "../resources/live-calls.ts";
import {
  createCallWorld,
  customerNumber,
  ourNumber,
  type CallWorld,
} from "./testing/call-world.ts";

const actionUrl = "https://server.example/twilio/after-dial";
const dial =
  `<Response><Dial answerOnBridge="true" action="after-dial" callerId="${ourNumber}">` +
  `<Number>${customerNumber}</Number></Dial></Response>`;
const stay = "<Response><Pause length='600'/></Response>";

function change(world: CallWorld, sid: string | undefined, changes: CallChange) {
  const record = world.calls.find(sid ?? "");
  if (record === undefined) throw new Error(`There is no call ${sid}.`);
  return world.live.updateCall(record, changes);
}

async function talk() {
  const world = createCallWorld();
  world.webhooks.answer(actionUrl, stay);
  const caller = world.callFromBrowser(dial);
  await world.settle();
  world.customer.answer();
  await world.seconds(10);
  return { world, caller, child: world.childrenOf(caller.callSid)[0]?.sid };
}

describe("a live call changed by REST", () => {
  it("ends both sides when the caller's leg is completed", async () => {
    const { world, caller, child } = await talk();
    expect(change(world, caller.callSid, { status: "completed" })).toBe("changed");
    await world.settle();
    expect(caller.told.at(-1)).toBe("end");
    expect(world.statusOf(caller.callSid)).toBe("completed");
    expect(world.statusOf(child)).toBe("completed");
    expect(world.customer.rung().isEnded).toBe(true);
  });

  it("ends only the Dial when the called leg is completed", async () => {
    const { world, caller, child } = await talk();
    change(world, child, { status: "completed" });
    await world.settle();
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
    expect(world.webhooks.requestsTo(actionUrl)[0]?.fields).toMatchObject({
      DialCallStatus: "completed",
      DialCallDuration: "10",
    });
  });

  it("cancels a call that still rings, but not one that was answered", async () => {
    const { world, caller } = await talk();
    change(world, caller.callSid, { status: "canceled" });
    expect(world.statusOf(caller.callSid)).toBe("in-progress");

    const ringing = world.callFromBrowser(dial);
    await world.settle();
    change(world, world.childrenOf(ringing.callSid)[0]?.sid, { status: "canceled" });
    await world.settle();
    expect(world.webhooks.requestsTo(actionUrl)[0]?.fields).toMatchObject({
      DialCallStatus: "canceled",
    });
  });

  it("lets the called side live on when it is redirected, and asks the caller's action", async () => {
    const { world, caller, child } = await talk();
    change(world, child, { instructions: { kind: "twiml", twiml: stay } });
    await world.settle();
    const fields = world.webhooks.requestsTo(actionUrl)[0]?.fields;
    expect(fields).toMatchObject({ DialBridged: "true", DialCallSid: child });
    expect(fields).not.toHaveProperty("DialCallDuration");
    expect(world.statusOf(child)).toBe("in-progress");
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
    expect(world.customer.rung().isEnded).toBe(false);

    caller.audio.say(new Int16Array([1]));
    expect(world.customer.audio.heard).toEqual([]);
  });

  it("drops the called side when the caller is redirected, without asking the action", async () => {
    const { world, caller, child } = await talk();
    const elsewhere = "https://server.example/elsewhere";
    world.webhooks.answer(elsewhere, stay);
    const instructions = {
      kind: "url",
      url: elsewhere,
      method: "POST",
      fallbackUrl: "",
      fallbackMethod: "POST",
    } as const;
    change(world, caller.callSid, { instructions });
    await world.settle();
    expect(world.statusOf(child)).toBe("completed");
    expect(world.webhooks.requestsTo(actionUrl)).toEqual([]);
    expect(world.webhooks.requestsTo(elsewhere)).toMatchObject([
      { fields: { CallSid: caller.callSid, CallStatus: "in-progress" } },
    ]);
  });

  it("cannot be redirected before it is answered, nor changed when it is over", async () => {
    const { world, caller } = await talk();
    const ringing = world.callFromBrowser(dial);
    await world.settle();
    const instructions = { kind: "twiml", twiml: stay } as const;
    expect(change(world, ringing.callSid, { instructions })).toBe("not-in-progress");
    caller.hangUp();
    expect(change(world, caller.callSid, { status: "completed" })).toBe("not-live");
  });

  it("reports its end to the StatusCallback it was given last", async () => {
    const { world, caller } = await talk();
    change(world, caller.callSid, { statusCallback: "https://server.example/late" });
    caller.hangUp();
    expect(world.webhooks.notificationsTo("https://server.example/late")).toHaveLength(1);
  });

  it("leaves nobody on the line when everything is ended", async () => {
    const { world, caller, child } = await talk();
    world.live.endAll();
    expect([world.statusOf(caller.callSid), world.statusOf(child)]).toEqual([
      "completed",
      "completed",
    ]);
  });
});
