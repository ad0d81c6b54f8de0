import { describe, expect, it } from "vitest";
import { writeWav } from "../media/wav.ts";
import { appVoiceUrl, createCallWorld, voiceUrl } from "./testing/call-world.ts";

describe("verbs that are heard", () => {
  it("say a text in the time it takes to speak, then hang up at the end of the document", async () => {
    const world = createCallWorld();
    const caller = world.callFromPerson(`<Response><Say>${"word ".repeat(10)}</Say></Response>`);
    await world.seconds(3);
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
    expect(Math.max(...caller.audio.heard.flatMap((frame) => [...frame]))).toBeGreaterThan(1000);
    await world.seconds(1);
    expect(caller.told).toEqual(["ringing", "answer", "end"]);
    expect(world.calls.find(caller.callSid)).toMatchObject({
      status: "completed",
      durationSeconds: 3,
    });
  });

  it("play a file as long as it is, and as often as asked", async () => {
    const world = createCallWorld();
    const samples = new Int16Array(8_000).fill(3000);
    world.webhooks.answer("https://server.example/twilio/hello.wav", writeWav(samples));
    const caller = world.callFromPerson(`<Response><Play loop="2">hello.wav</Play></Response>`);
    await world.seconds(0.9);
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
    await world.seconds(0.3);
    expect(world.statusOf(caller.callSid)).toBe("completed");
    expect(caller.audio.heard.length).toBeGreaterThanOrEqual(100);
  });

  it("go on after a file that cannot be had", async () => {
    const world = createCallWorld();
    const caller = world.callFromPerson(
      `<Response><Play>missing.wav</Play><Say>Hello</Say></Response>`,
    );
    await world.seconds(1);
    expect(caller.audio.heard.length).toBeGreaterThan(10);
  });

  it("stop when the caller hangs up", async () => {
    const world = createCallWorld();
    const caller = world.callFromPerson(`<Response><Say loop="0">Hello</Say></Response>`);
    await world.seconds(3);
    caller.hangUp();
    await world.settle();
    const heard = caller.audio.heard.length;
    await world.seconds(3);
    expect(caller.audio.heard).toHaveLength(heard);
    expect(world.statusOf(caller.callSid)).toBe("completed");
  });

  it("let a first Pause ring on before the call is picked up", async () => {
    const world = createCallWorld();
    const caller = world.callFromPerson(`<Response><Pause length="4"/><Say>Hello</Say></Response>`);
    await world.seconds(3);
    expect(caller.told).toEqual([]);
    await world.seconds(1);
    expect(caller.told).toEqual(["ringing", "answer"]);
  });
});

describe("verbs that end a call", () => {
  it.each([
    ["", "no-answer", "end 31603"],
    [`reason="busy"`, "busy", "end 31486"],
  ])("turn it away with <Reject %s>", async (attributes, status, told) => {
    const world = createCallWorld();
    const caller = world.callFromBrowser(`<Response><Reject ${attributes}/></Response>`);
    await world.settle();
    expect(caller.told).toEqual([told]);
    expect(world.statusOf(caller.callSid)).toBe(status);
  });

  it.each(["<Hangup/>", ""])("answer it first when the document is '%s'", async (verbs) => {
    const world = createCallWorld();
    const caller = world.callFromBrowser(`<Response>${verbs}</Response>`);
    await world.settle();
    expect(caller.told).toEqual(["ringing", "answer", "end"]);
    expect(world.statusOf(caller.callSid)).toBe("completed");
  });
});

describe("one document after another", () => {
  it("follows a Redirect, relative to the document it is in", async () => {
    const world = createCallWorld();
    const second = "https://server.example/twilio/second?step=2";
    world.webhooks.answer(second, "<Response><Pause length='60'/></Response>");
    world.callFromPerson(`<Response><Say>Hi</Say><Redirect>second?step=2</Redirect></Response>`);
    await world.seconds(1);
    expect(world.webhooks.requestsTo(second)).toMatchObject([
      { method: "POST", fields: { CallStatus: "in-progress" } },
    ]);
  });

  it("sends a browser's own parameters with the first request only", async () => {
    const world = createCallWorld();
    world.webhooks.answer(
      "https://server.example/twilio/next",
      "<Response><Pause length='60'/></Response>",
    );
    world.callFromBrowser(`<Response><Redirect method="GET">next</Redirect></Response>`);
    await world.settle();
    const [first, second] = world.webhooks.requests;
    expect(first?.fields).toHaveProperty("intent");
    expect(second).toMatchObject({ method: "GET", fields: { CallStatus: "ringing" } });
    expect(second?.fields).not.toHaveProperty("intent");
  });

  it("stops a call that redirects to itself for ever", async () => {
    const world = createCallWorld();
    const caller = world.callFromPerson("<Response><Redirect/></Response>");
    await world.settle();
    expect(world.webhooks.requestsTo(voiceUrl)).toHaveLength(world.behaviour.documentsPerCall);
    expect(world.statusOf(caller.callSid)).toBe("failed");
  });

  it("offers the fallback URL to the webhook engine with the first request", async () => {
    const world = createCallWorld();
    const voiceFallbackUrl = "https://server.example/fallback";
    world.applications.update(world.application.sid, {
      voiceFallbackUrl,
      voiceFallbackMethod: "GET",
    });
    world.callFromBrowser("<Response/>");
    await world.settle();
    expect(world.webhooks.requestsTo(appVoiceUrl)).toMatchObject([
      { fallbackUrl: voiceFallbackUrl, fallbackMethod: "GET" },
    ]);
  });
});

describe("a document that cannot be had", () => {
  it("declines a call that was not answered yet", async () => {
    const world = createCallWorld();
    const caller = world.callFromBrowser(11200);
    await world.settle();
    expect(caller.told).toEqual(["end 31603"]);
    expect(world.statusOf(caller.callSid)).toBe("failed");
  });

  it("tells a caller who was answered that there is an application error, and hangs up", async () => {
    const world = createCallWorld();
    const caller = world.callFromPerson(
      `<Response><Say>Hi</Say><Redirect>broken</Redirect></Response>`,
    );
    await world.seconds(1);
    const heard = caller.audio.heard.length;
    await world.seconds(10);
    expect(caller.audio.heard.length).toBeGreaterThan(heard + 100);
    expect(caller.told.at(-1)).toBe("end");
    expect(world.statusOf(caller.callSid)).toBe("completed");
  });
});
