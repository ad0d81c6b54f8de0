import { describe, expect, it } from "vitest";
import { createCallWorld, customerNumber, ourNumber } from "../testing/call-world.ts";
import { actionUrl, dialCustomer, dialResult, startDialling } from "../testing/dialling.ts";

describe("Dial with answerOnBridge", () => {
  it("lets the browser hear ringing first and answers it when the customer answers", async () => {
    const { world, caller, child } = await startDialling();
    expect(caller.told).toEqual(["ringing"]);
    expect(world.statusOf(caller.callSid)).toBe("ringing");
    expect(child).toMatchObject({
      direction: "outbound-dial",
      from: ourNumber,
      to: customerNumber,
    });
    expect(world.statusOf(child.sid)).toBe("ringing");

    world.customer.answer();
    await world.settle();
    expect(caller.told).toEqual(["ringing", "answer"]);
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
    expect(world.statusOf(child.sid)).toBe("in-progress");
  });

  it("carries what each side says to the other, and stops when the call is over", async () => {
    const { world, caller } = await startDialling();
    world.customer.answer();
    await world.settle();
    const words = new Int16Array([1, 2, 3]);
    caller.audio.say(words);
    expect(world.customer.audio.heard).toEqual([words]);
    world.customer.audio.say(words);
    expect(caller.audio.heard).toEqual([words]);

    caller.hangUp();
    await world.settle();
    caller.audio.say(words);
    expect(world.customer.audio.heard).toEqual([words]);
  });

  it("passes keys from one side to the other", async () => {
    const { world, caller } = await startDialling();
    world.customer.answer();
    await world.settle();
    caller.press("42");
    world.customer.rung().reports.digits("7");
    expect(world.customer.digitsHeard).toEqual(["42"]);
    expect(caller.digitsHeard).toEqual(["7"]);
  });

  it("ends a busy call as a plain hang-up when no more is to be done", async () => {
    const world = createCallWorld();
    const caller = world.callFromBrowser(dialCustomer());
    await world.settle();
    world.customer.rung().reports.refused("busy");
    await world.settle();
    expect(caller.told).toEqual(["ringing", "end"]);
    expect(world.statusOf(caller.callSid)).toBe("busy");
  });

  it("is in vain once the call was answered by an earlier verb", async () => {
    const world = createCallWorld();
    const twiml = dialCustomer().replace("<Dial", "<Say>One moment</Say><Dial");
    const caller = world.callFromBrowser(twiml);
    await world.seconds(2);
    expect(caller.told).toEqual(["ringing", "answer"]);
    expect(world.statusOf(world.childrenOf(caller.callSid)[0]?.sid ?? "")).toBe("ringing");
  });
});

describe("Dial without answerOnBridge", () => {
  it("answers the caller at once, with the sound of ringing", async () => {
    const world = createCallWorld();
    const caller = world.callFromBrowser(dialCustomer().replace('answerOnBridge="true"', ""));
    await world.seconds(1);
    expect(caller.told).toEqual(["ringing", "answer"]);
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
    expect(caller.audio.heard.length).toBeGreaterThan(90);
    world.customer.answer();
    await world.settle();
    const heard = caller.audio.heard.length;
    await world.seconds(1);
    expect(caller.audio.heard).toHaveLength(heard);
  });
});

describe("Dial", () => {
  it("goes on with the next verb when it has no action", async () => {
    const world = createCallWorld();
    const twiml = dialCustomer().replace("</Dial>", "</Dial><Say>Please try again later</Say>");
    const caller = world.callFromBrowser(twiml);
    await world.settle();
    world.customer.rung().reports.refused("busy");
    await world.seconds(5);
    expect(caller.told).toEqual(["ringing", "answer", "end"]);
    expect(caller.audio.heard.length).toBeGreaterThan(100);
  });

  it("ends the talk at its time limit", async () => {
    const { world, caller } = await startDialling(
      dialCustomer(`action="after-dial" timeLimit="60"`),
    );
    world.customer.answer();
    await world.seconds(59);
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
    await world.seconds(1);
    expect(dialResult(world)).toMatchObject({ DialCallDuration: "60", DialBridged: "true" });
  });

  it("lets the caller end the talk with the star key when told so", async () => {
    const { world, caller } = await startDialling(
      dialCustomer(`action="after-dial" hangupOnStar="true"`),
    );
    world.customer.answer();
    await world.seconds(5);
    world.webhooks.answer(actionUrl, "<Response><Pause length='60'/></Response>");
    caller.press("*");
    await world.settle();
    expect(dialResult(world)).toMatchObject({ CallStatus: "in-progress", DialCallDuration: "5" });
    expect(world.customer.rung().isEnded).toBe(true);
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
  });

  it("cancels the ringing at the star key when told so", async () => {
    const { world, caller, child } = await startDialling(
      dialCustomer(`action="after-dial" hangupOnStar="true"`),
    );
    caller.press("*");
    await world.settle();
    expect(dialResult(world)).toMatchObject({ DialCallStatus: "canceled" });
    expect(world.statusOf(child.sid)).toBe("canceled");
  });
});
