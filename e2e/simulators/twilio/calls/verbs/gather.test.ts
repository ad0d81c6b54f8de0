import { describe, expect, it } from "vitest";
import { createCallWorld, voiceUrl } from "../testing/call-world.ts";

const menuUrl = "https://server.example/twilio/menu";

/** A caller in a Gather of these attributes, whose prompt takes two seconds. */
async function startGathering(attributes: string, after = "<Pause length='600'/>") {
  const world = createCallWorld();
  world.webhooks.answer(menuUrl, "<Response><Pause length='600'/></Response>");
  const prompt = `<Say>${"x".repeat(30)}</Say>`;
  const caller = world.callFromPerson(
    `<Response><Gather action="menu" ${attributes}>${prompt}</Gather>${after}</Response>`,
  );
  await world.settle();
  const entries = () =>
    world.webhooks.requestsTo(menuUrl).map(({ fields }) => ({
      Digits: fields["Digits"],
      FinishedOnKey: fields["FinishedOnKey"],
    }));
  return { world, caller, entries };
}

describe("keys in a Gather", () => {
  it("are sent once there are as many as wanted, and stop the prompt", async () => {
    const { world, caller, entries } = await startGathering(`numDigits="2"`);
    await world.seconds(0.5);
    caller.press("1");
    await world.settle();
    const heard = caller.audio.heard.length;
    await world.seconds(1);
    expect(caller.audio.heard).toHaveLength(heard);
    caller.press("2");
    await world.settle();
    expect(entries()).toEqual([{ Digits: "12", FinishedOnKey: "" }]);
  });

  it("are sent without the key that finishes them", async () => {
    const { world, caller, entries } = await startGathering("");
    caller.press("407#");
    await world.settle();
    expect(entries()).toEqual([{ Digits: "407", FinishedOnKey: "#" }]);
  });

  it("may include any key when none finishes them", async () => {
    const { world, caller, entries } = await startGathering(`finishOnKey="" numDigits="2"`);
    caller.press("#*");
    await world.settle();
    expect(entries()).toEqual([{ Digits: "#*", FinishedOnKey: "" }]);
  });

  it("are sent when no other follows in time", async () => {
    const { world, caller, entries } = await startGathering(`timeout="3"`);
    caller.press("5");
    await world.seconds(2.9);
    expect(entries()).toEqual([]);
    await world.seconds(0.2);
    expect(entries()).toEqual([{ Digits: "5", FinishedOnKey: "" }]);
  });

  it("are asked for by the current document when there is no action", async () => {
    const world = createCallWorld();
    const caller = world.callFromPerson(
      `<Response><Gather numDigits="1"/><Pause length="9"/></Response>`,
    );
    await world.settle();
    world.webhooks.answer(voiceUrl, "<Response><Pause length='600'/></Response>");
    caller.press("3");
    await world.settle();
    expect(world.webhooks.requestsTo(voiceUrl)[1]?.fields).toMatchObject({ Digits: "3" });
  });
});

describe("a Gather without any key", () => {
  it("lets the document go on, the timeout after the prompt, and asks nobody", async () => {
    const { world, caller, entries } = await startGathering(`timeout="5"`, "");
    await world.seconds(6.5);
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
    await world.seconds(1);
    expect(world.statusOf(caller.callSid)).toBe("completed");
    expect(entries()).toEqual([]);
  });

  it("asks its action only when told to", async () => {
    const { world, entries } = await startGathering(`actionOnEmptyResult="true"`);
    await world.seconds(8);
    expect(entries()).toEqual([{ Digits: "", FinishedOnKey: undefined }]);
  });

  it("asks nobody when the caller hangs up", async () => {
    const { world, caller, entries } = await startGathering("");
    caller.press("1");
    caller.hangUp();
    await world.seconds(10);
    expect(entries()).toEqual([]);
  });
});

describe("words in a Gather", () => {
  const utterance = { text: "sales please", confidence: 0.8 };

  it("are sent with how sure the recogniser is", async () => {
    const { world, caller } = await startGathering(`input="dtmf speech"`);
    expect(world.live.speak(caller.callSid, utterance)).toBe(true);
    await world.settle();
    expect(world.webhooks.requestsTo(menuUrl)[0]?.fields).toMatchObject({
      SpeechResult: "sales please",
      Confidence: "0.8",
    });
  });

  it("do nothing where only keys are wanted", async () => {
    const { world, caller } = await startGathering("");
    world.live.speak(caller.callSid, utterance);
    await world.settle();
    expect(world.webhooks.requestsTo(menuUrl)).toEqual([]);
  });
});
