import { expect, it } from "vitest";
import {
  askToAccept,
  enqueueCaller,
  joinConference,
  leaveLine,
  recordVoicemail,
  rejectCall,
  ringTargets,
  sayAndAskAgain,
  sayAndHangUp,
  sayOnHold,
  waitInLine,
} from "./inbound-twiml.ts";

const at = (path: string) => `https://calls.example.com/twilio/voice/${path}#rc=5&rp=all`;
const said = (path: string) => `https://calls.example.com/twilio/voice/${path}#rc=5&amp;rp=all`;
const speech = (...lines: string[]) => ({ language: "de-DE" as const, lines });
const document = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Response>${body}</Response>`;
const events = 'statusCallbackEvent="initiated ringing answered completed"';

it("greets, and asks again", () => {
  expect(sayAndAskAgain(speech("Guten Tag."), at("looked-up?turn=1"))).toBe(
    document(
      '<Say language="de-DE">Guten Tag.</Say>' +
        `<Redirect method="POST">${said("looked-up?turn=1")}</Redirect>`,
    ),
  );
});

it("rings browsers for as long as people are to hear it, less what Twilio adds", () => {
  const target = { identity: "agent_1", callId: "c1", statusUrl: at("status?call=c1&agent=a1") };
  const targets = { clients: [target], numbers: [], callerId: "+14155550152", seconds: 12 };
  expect(ringTargets(speech(), { ...targets, nextUrl: at("next?turn=1") })).toBe(
    document(
      '<Dial answerOnBridge="true" callerId="+14155550152" timeout="7" ' +
        `action="${said("next?turn=1")}" method="POST">` +
        `<Client statusCallback="${said("status?call=c1&amp;agent=a1")}" statusCallbackMethod="POST" ${events}>` +
        '<Identity>agent_1</Identity><Parameter name="callId" value="c1"/></Client></Dial>',
    ),
  );
});

it("rings a phone that has to accept, and records where that is wanted", () => {
  const target = { number: "+17185550191", statusUrl: at("status"), screenUrl: at("screen") };
  const targets = { clients: [], numbers: [target], callerId: "+12125550142", seconds: 8 };
  const recordingUrl = at("recordings");
  expect(ringTargets(speech("Moment."), { ...targets, nextUrl: at("next"), recordingUrl })).toBe(
    document(
      '<Say language="de-DE">Moment.</Say>' +
        '<Dial answerOnBridge="true" callerId="+12125550142" timeout="5" ' +
        `action="${said("next")}" method="POST" record="record-from-answer-dual" ` +
        `recordingStatusCallback="${said("recordings")}" recordingStatusCallbackMethod="POST" ` +
        'recordingStatusCallbackEvent="in-progress completed absent">' +
        `<Number statusCallback="${said("status")}" statusCallbackMethod="POST" ${events} ` +
        `url="${said("screen")}" method="POST">+17185550191</Number></Dial>`,
    ),
  );
});

it("connects nobody who does not press a key", () => {
  expect(askToAccept(speech("Drücken Sie 1."), at("screened"))).toBe(
    document(
      `<Gather numDigits="1" timeout="8" action="${said("screened")}" method="POST">` +
        '<Say language="de-DE">Drücken Sie 1.</Say></Gather><Hangup/>',
    ),
  );
});

it("lets callers wait, with a key to press or without, and leave", () => {
  const entry = { name: "team", waitUrl: at("wait?turn=2"), nextUrl: at("next?turn=2") };
  expect(enqueueCaller(speech(), entry)).toBe(
    document(
      `<Enqueue waitUrl="${said("wait?turn=2")}" waitUrlMethod="POST" ` +
        `action="${said("next?turn=2")}" method="POST">team</Enqueue>`,
    ),
  );
  expect(waitInLine(speech("Warten."), undefined)).toBe(
    document('<Say language="de-DE">Warten.</Say><Pause length="8"/>'),
  );
  expect(waitInLine(speech("Warten."), at("key"))).toBe(
    document(
      `<Gather numDigits="1" timeout="8" action="${said("key")}" method="POST">` +
        '<Say language="de-DE">Warten.</Say></Gather>',
    ),
  );
  expect(leaveLine()).toBe(document("<Leave/>"));
});

it("takes a message short enough to be transcribed", () => {
  const box = { maxSeconds: 119, nextUrl: at("next"), recordingUrl: at("recordings") };
  const record =
    '<Say language="de-DE">Nach dem Ton.</Say>' +
    '<Record maxLength="119" timeout="10" finishOnKey="#" playBeep="true" ' +
    `action="${said("next")}" method="POST" recordingStatusCallback="${said("recordings")}" ` +
    'recordingStatusCallbackMethod="POST" recordingStatusCallbackEvent="completed absent"';
  const silent = `<Redirect method="POST">${said("next")}</Redirect>`;
  expect(recordVoicemail(speech("Nach dem Ton."), box)).toBe(document(`${record}/>${silent}`));
  expect(
    recordVoicemail(speech("Nach dem Ton."), { ...box, transcriptionUrl: at("transcription") }),
  ).toBe(
    document(
      `${record} transcribe="true" transcribeCallback="${said("transcription")}"/>${silent}`,
    ),
  );
});

it("joins people in a conference that ends with either of the first two", () => {
  const joined = (dial: string) =>
    document(
      `<Dial${dial}><Conference startConferenceOnEnter="true" endConferenceOnExit="true" ` +
        'beep="false" waitUrl="" ' +
        `statusCallback="${said("conference")}" statusCallbackMethod="POST" ` +
        'statusCallbackEvent="start end">c1</Conference></Dial>',
    );
  expect(joinConference("c1", { statusUrl: at("conference") })).toBe(joined(""));
  expect(joinConference("c1", { statusUrl: at("conference"), nextUrl: at("next") })).toBe(
    joined(` action="${said("next")}" method="POST"`),
  );
  const recording = {
    record: "record-from-answer-dual" as const,
    recordingStatusCallback: at("recordings"),
    recordingStatusCallbackMethod: "POST" as const,
    recordingStatusCallbackEvent: ["completed" as const],
  };
  expect(joinConference("c1", { statusUrl: at("conference"), recording })).toBe(
    joined(
      ` record="record-from-answer-dual" recordingStatusCallback="${said("recordings")}" ` +
        'recordingStatusCallbackMethod="POST" recordingStatusCallbackEvent="completed"',
    ),
  );
});

it("has words for somebody on hold, over and over", () => {
  expect(sayOnHold(speech("Gleich geht es weiter."), at("hold?call=c1"))).toBe(
    document(
      '<Say language="de-DE">Gleich geht es weiter.</Say><Pause length="12"/>' +
        `<Redirect method="POST">${said("hold?call=c1")}</Redirect>`,
    ),
  );
});

it("ends calls in two ways", () => {
  expect(rejectCall()).toBe(document('<Reject reason="busy"/>'));
  expect(sayAndHangUp(speech("Bis bald."))).toBe(
    document('<Say language="de-DE">Bis bald.</Say><Hangup/>'),
  );
});

it("keeps markup out of what it is given", () => {
  const twiml = sayAndHangUp(speech("Hallo </Say><Dial>+1900</Dial> & Co."));
  expect(twiml).not.toContain("<Dial>");
  expect(twiml).toContain("&amp; Co.");
});
