import twilio from "twilio";
import { describe, expect, test } from "vitest";
import type { TwimlDocument } from "./document.ts";
import { parseTwiml } from "./parse-twiml.ts";

function documentOf(xml: string): TwimlDocument {
  const parsed = parseTwiml(xml);
  if (parsed.outcome !== "document") throw new Error(parsed.message);
  return parsed.document;
}

const verbsOf = (xml: string) => documentOf(xml).verbs;
const warningsOf = (xml: string) => documentOf(xml).warnings.map(({ message }) => message);

describe("documents made by Twilio's own builders", () => {
  test("a Dial of a number, with everything we set, comes out typed", () => {
    const response = new twilio.twiml.VoiceResponse();
    const dial = response.dial({
      action: "/twilio/voice/after-dial?a=1&b=2",
      answerOnBridge: true,
      callerId: "+15005550006",
      timeout: 15,
      record: "record-from-answer-dual",
      recordingStatusCallback: "https://example.com/r",
      recordingStatusCallbackEvent: ["in-progress", "completed"],
    });
    dial.number(
      {
        statusCallback: "https://example.com/s#rc=5&rp=all",
        statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
        sendDigits: "wwww1928",
      },
      "+15551230001",
    );
    const document = documentOf(response.toString());
    expect(document.warnings).toEqual([]);
    expect(document.verbs).toEqual([
      {
        verb: "Dial",
        action: "/twilio/voice/after-dial?a=1&b=2",
        method: "POST",
        timeout: 15,
        timeLimit: 14_400,
        callerId: "+15005550006",
        answerOnBridge: true,
        hangupOnStar: false,
        sequential: false,
        record: "record-from-answer-dual",
        trim: "do-not-trim",
        recordingTrack: "both",
        recordingStatusCallback: "https://example.com/r",
        recordingStatusCallbackMethod: "POST",
        recordingStatusCallbackEvent: ["in-progress", "completed"],
        nouns: [
          {
            noun: "Number",
            number: "+15551230001",
            sendDigits: "wwww1928",
            url: "",
            method: "POST",
            statusCallback: "https://example.com/s#rc=5&rp=all",
            statusCallbackMethod: "POST",
            statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
          },
        ],
      },
    ]);
  });

  test("a Dial of a browser carries its identity and parameters", () => {
    const response = new twilio.twiml.VoiceResponse();
    const client = response.dial().client();
    client.identity("agent_1");
    client.parameter({ name: "leadName", value: "Ada & Co" });
    expect(verbsOf(response.toString())).toMatchObject([
      {
        verb: "Dial",
        nouns: [{ noun: "Client", identity: "agent_1", parameters: { leadName: "Ada & Co" } }],
      },
    ]);
  });

  test("Say, Play, Pause, Redirect, Reject and Hangup keep their order and settings", () => {
    const response = new twilio.twiml.VoiceResponse();
    response.say({ voice: "alice", language: "en-GB", loop: 2 }, "Hallo  <Ada> & Zoë");
    response.play({ loop: 0 }, "https://example.com/a.wav");
    response.play({ digits: "ww12#" });
    response.pause({ length: 3 });
    response.redirect({ method: "GET" }, "/next");
    response.reject({ reason: "busy" });
    response.hangup();
    expect(verbsOf(response.toString())).toEqual([
      { verb: "Say", voice: "alice", language: "en-GB", loop: 2, text: "Hallo  <Ada> & Zoë" },
      { verb: "Play", loop: 0, digits: undefined, url: "https://example.com/a.wav" },
      { verb: "Play", loop: 1, digits: "ww12#", url: "" },
      { verb: "Pause", lengthSeconds: 3 },
      { verb: "Redirect", method: "GET", url: "/next" },
      { verb: "Reject", reason: "busy" },
      { verb: "Hangup" },
    ]);
  });
});

test("a bare number inside Dial is dialled", () => {
  expect(verbsOf("<Response><Dial> +15551230001 </Dial></Response>")).toMatchObject([
    { verb: "Dial", timeout: 30, nouns: [{ noun: "Number", number: "+15551230001" }] },
  ]);
});

test("character references and CDATA are read, in texts and in attributes", () => {
  const xml = `<Response><Say language="&#101;n">a&#233;&#x41;<![CDATA[<b> &amp;]]></Say></Response>`;
  expect(verbsOf(xml)).toMatchObject([{ text: "aéA<b> &amp;", language: "en" }]);
});

describe("what Twilio warns about with 12200 and skips", () => {
  test.each([
    ["an unknown verb", "<Response><Dance/><Hangup/></Response>", "Dance"],
    ["a verb in the wrong case", "<Response><hangup/><Hangup/></Response>", "hangup"],
    ["an unknown attribute", `<Response><Hangup after="1"/></Response>`, "after"],
    ["an attribute in the wrong case", `<Response><Hangup Loop="1"/></Response>`, "Loop"],
  ])("%s", (_what, xml, named) => {
    expect(verbsOf(xml)).toEqual([{ verb: "Hangup" }]);
    expect(warningsOf(xml)).toEqual([expect.stringContaining(`'${named}'`)]);
  });

  test("a value that is not allowed counts as not set", () => {
    const xml = `<Response><Dial timeout="2" answerOnBridge="yes" method="post">+15551230001</Dial></Response>`;
    expect(verbsOf(xml)).toMatchObject([{ timeout: 30, answerOnBridge: false, method: "POST" }]);
    expect(warningsOf(xml)).toHaveLength(3);
  });
});

describe("what Twilio cannot read is 12100", () => {
  test.each([
    ["nothing", ""],
    ["no XML", "Hello"],
    ["an open tag", "<Response><Say>Hi</Response>"],
    ["two roots", "<Response/><Response/>"],
    ["another root", "<Answer/>"],
    ["the root in the wrong case", "<response/>"],
    ["a bare ampersand in a text", "<Response><Say>Ada & Co</Say></Response>"],
    ["a bare ampersand in a URL", `<Response><Dial action="/a?b=1&c=2">+1</Dial></Response>`],
    ["an HTML entity", "<Response><Say>a&nbsp;b</Say></Response>"],
    ["text after the root", "<Response/>trailing"],
  ])("%s", (_what, xml) => {
    expect(parseTwiml(xml)).toMatchObject({ outcome: "unreadable", errorCode: 12100 });
  });
});
