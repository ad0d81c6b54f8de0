import twilio from "twilio";
import { describe, expect, test } from "vitest";
import { parseTwiml } from "./parse-twiml.ts";

function read(xml: string) {
  const parsed = parseTwiml(xml);
  if (parsed.outcome === "unreadable") throw new Error(parsed.message);
  return parsed.document;
}

const warningsOf = (verbs: string) =>
  read(`<Response>${verbs}</Response>`).warnings.map(({ message }) => message);

describe("documents of Twilio's own builder", () => {
  const recording = {
    recordingStatusCallback: "/recording",
    recordingStatusCallbackMethod: "POST",
    recordingStatusCallbackEvent: ["in-progress", "completed", "absent"] as const,
  };

  test("are understood whole: Gather", () => {
    const response = new twilio.twiml.VoiceResponse();
    const gather = response.gather({
      action: "/menu",
      method: "POST",
      input: ["dtmf", "speech"],
      timeout: 8,
      numDigits: 3,
      finishOnKey: "*",
      actionOnEmptyResult: true,
      bargeIn: false,
      speechTimeout: "auto",
      maxSpeechTime: 30,
      speechModel: "phone_call",
      language: "en-US",
      hints: "sales, support",
      profanityFilter: true,
      enhanced: true,
    });
    gather.say("Choose");
    gather.play("/menu.mp3");
    gather.pause({ length: 2 });
    const { verbs, warnings } = read(response.toString());
    expect(warnings).toEqual([]);
    expect(verbs).toMatchObject([
      {
        verb: "Gather",
        input: ["dtmf", "speech"],
        timeout: 8,
        numDigits: 3,
        finishOnKey: "*",
        actionOnEmptyResult: true,
        prompts: [{ verb: "Say" }, { verb: "Play" }, { verb: "Pause" }],
      },
    ]);
  });

  test("are understood whole: Record", () => {
    const response = new twilio.twiml.VoiceResponse();
    response.record({
      ...recording,
      recordingStatusCallbackEvent: [...recording.recordingStatusCallbackEvent],
      action: "/recorded",
      method: "GET",
      timeout: 7,
      finishOnKey: "#",
      maxLength: 119,
      playBeep: false,
      trim: "do-not-trim",
      transcribe: true,
      transcribeCallback: "/transcript",
    });
    const { verbs, warnings } = read(response.toString());
    expect(warnings).toEqual([]);
    expect(verbs).toMatchObject([
      { verb: "Record", timeout: 7, finishOnKey: "#", maxLength: 119, playBeep: false },
    ]);
  });

  test("are understood whole: Enqueue, Leave and Queue", () => {
    const response = new twilio.twiml.VoiceResponse();
    response.enqueue(
      { action: "/left", method: "GET", maxQueueSize: 9, waitUrl: "/w", waitUrlMethod: "GET" },
      "support",
    );
    response.leave();
    response.dial().queue({ url: "/whisper", method: "GET" }, "support");
    const { verbs, warnings } = read(response.toString());
    expect(warnings).toEqual([]);
    expect(verbs).toMatchObject([
      { verb: "Enqueue", name: "support", maxQueueSize: 9, waitUrl: "/w" },
      { verb: "Leave" },
      { verb: "Dial", nouns: [], place: { noun: "Queue", name: "support", url: "/whisper" } },
    ]);
  });

  test("are understood whole: Conference", () => {
    const response = new twilio.twiml.VoiceResponse();
    response.dial({ record: "record-from-answer-dual", trim: "trim-silence" }).conference(
      {
        ...recording,
        recordingStatusCallbackEvent: [...recording.recordingStatusCallbackEvent],
        muted: true,
        beep: "onEnter",
        startConferenceOnEnter: false,
        endConferenceOnExit: true,
        participantLabel: "agent",
        jitterBufferSize: "small",
        waitUrl: "",
        waitMethod: "GET",
        maxParticipants: 5,
        record: "record-from-start",
        region: "us1",
        trim: "do-not-trim",
        coach: "CA1",
        statusCallback: "/events",
        statusCallbackMethod: "GET",
        statusCallbackEvent: ["start", "end", "join", "leave", "hold", "announcement"],
      },
      "room",
    );
    const { verbs, warnings } = read(response.toString());
    expect(warnings).toEqual([]);
    expect(verbs).toMatchObject([
      { place: { noun: "Conference", name: "room", beep: "onEnter", waitUrl: "" } },
    ]);
  });
});

describe("what is left out", () => {
  test("has Twilio's defaults", () => {
    const { verbs } = read(
      "<Response><Gather/><Record/><Record transcribe='true'/><Dial><Conference>r</Conference></Dial></Response>",
    );
    expect(verbs).toMatchObject([
      { input: ["dtmf"], timeout: 5, finishOnKey: "#", actionOnEmptyResult: false },
      { timeout: 5, finishOnKey: "1234567890*#", maxLength: 3600, trim: "trim-silence" },
      { maxLength: 120 },
      {
        place: {
          beep: "true",
          startConferenceOnEnter: true,
          endConferenceOnExit: false,
          maxParticipants: 250,
          statusCallbackEvent: [],
        },
      },
    ]);
  });
});

describe("what Twilio does not know", () => {
  test.each([
    ["<Gather><Dial/></Gather>", "Element 'Dial' is not allowed inside 'Gather'."],
    [
      "<Gather numdigits='1'/>",
      "Attribute 'numdigits' is not allowed to appear in element 'Gather'.",
    ],
    [
      "<Gather finishOnKey='x'/>",
      "Attribute 'finishOnKey' of element 'Gather' has no valid value.",
    ],
    ["<Record>Speak</Record>", "Nothing is allowed inside 'Record'."],
    ["<Record maxLength='0'/>", "Attribute 'maxLength' of element 'Record' has no valid value."],
    ["<Enqueue><Say/></Enqueue>", "Element 'Say' is not allowed inside 'Enqueue'."],
    [
      "<Dial><Conference>r</Conference><Number>+15550001111</Number></Dial>",
      "Nothing is allowed beside 'Conference' inside 'Dial'.",
    ],
    [
      "<Dial><Conference statusCallbackEvent='begin'>r</Conference></Dial>",
      "Attribute 'statusCallbackEvent' of element 'Conference' has no valid value.",
    ],
  ])("is warned about: %s", (verbs, warning) => {
    expect(warningsOf(verbs)).toEqual([warning]);
  });
});
