import { describe, expect, it } from "vitest";
import { createCallWorld } from "../testing/call-world.ts";
import {
  actionUrl,
  dialCustomer,
  dialResult,
  dialWithAction,
  startDialling,
} from "../testing/dialling.ts";

describe("a Dial's action", () => {
  it("is told of a talk that the customer ended", async () => {
    const { world, caller, child } = await startDialling();
    await world.seconds(4);
    world.customer.answer();
    await world.seconds(30);
    world.customer.rung().reports.hungUp();
    await world.settle();
    expect(dialResult(world)).toEqual({
      CallStatus: "in-progress",
      DialBridged: "true",
      DialCallDuration: "30",
      DialCallSid: child.sid,
      DialCallStatus: "completed",
    });
    expect(caller.told).toEqual(["ringing", "answer", "end"]);
    expect(world.calls.find(caller.callSid)).toMatchObject({
      status: "completed",
      durationSeconds: 30,
    });
  });

  it("is told of a talk that the caller ended, and its answer is ignored", async () => {
    const { world, caller, child } = await startDialling();
    world.webhooks.answer(actionUrl, "<Response><Say>Nobody hears this</Say></Response>");
    world.customer.answer();
    await world.seconds(10);
    caller.hangUp();
    await world.settle();
    expect(dialResult(world)).toEqual({
      CallStatus: "completed",
      DialBridged: "true",
      DialCallDuration: "10",
      DialCallSid: child.sid,
      DialCallStatus: "completed",
    });
    expect(world.customer.rung().isEnded).toBe(true);
    expect(caller.audio.heard).toEqual([]);
  });

  it.each([
    ["busy", "busy"],
    ["rejected", "busy"],
    ["no-answer", "no-answer"],
    ["unreachable", "failed"],
  ] as const)("is told of a customer who is %s", async (reason, status) => {
    const { world, child } = await startDialling();
    world.customer.rung().reports.refused(reason);
    await world.settle();
    expect(dialResult(world)).toEqual({
      CallStatus: "ringing",
      DialBridged: "false",
      DialCallSid: child.sid,
      DialCallStatus: status,
    });
  });

  it("comes after the timeout and the five seconds that Twilio adds", async () => {
    const { world, child } = await startDialling(dialCustomer(`action="after-dial" timeout="20"`));
    await world.seconds(24);
    expect(world.webhooks.requestsTo(actionUrl)).toEqual([]);
    await world.seconds(1);
    expect(dialResult(world)).toEqual({
      CallStatus: "ringing",
      DialBridged: "false",
      DialCallSid: child.sid,
      DialCallStatus: "no-answer",
    });
    expect(world.customer.rung().isEnded).toBe(true);
  });

  it("is told of a caller who gave up while it rang", async () => {
    const { world, caller, child } = await startDialling();
    caller.hangUp();
    await world.settle();
    expect(dialResult(world)).toEqual({
      CallStatus: "no-answer",
      DialBridged: "false",
      DialCallSid: child.sid,
      DialCallStatus: "canceled",
    });
    expect(world.statusOf(child.sid)).toBe("canceled");
    expect(world.customer.rung().isEnded).toBe(true);
  });

  it("makes the verbs after the Dial unreachable, and runs its own", async () => {
    const twiml = dialWithAction.replace("</Dial>", "</Dial><Say>Never</Say>");
    const { world, caller } = await startDialling(twiml);
    world.webhooks.answer(actionUrl, "<Response><Say>Sorry</Say></Response>");
    world.customer.rung().reports.refused("busy");
    await world.seconds(1);
    expect(caller.told).toEqual(["ringing", "answer", "end"]);
    expect(world.statusOf(caller.callSid)).toBe("completed");
  });

  it("must be absolute in inline TwiML", async () => {
    const world = createCallWorld();
    const caller = world.callFromBrowser("<Response><Say>Hi</Say><Pause length='60'/></Response>");
    await world.seconds(1);
    const record = world.calls.find(caller.callSid);
    if (record === undefined) throw new Error("The call has no record.");
    world.live.updateCall(record, { instructions: { kind: "twiml", twiml: dialWithAction } });
    await world.settle();
    world.customer.rung().reports.refused("busy");
    await world.settle();
    expect(world.errorCodes()).toEqual([11100]);
  });
});
