import { expect, it } from "vitest";
import { dialPerson, emptyDocument, hangUp, speakTestLine } from "./twiml.ts";
import { callbackUrl, webhookPaths } from "./webhook-urls.ts";

const call = {
  callerId: "+12125550142",
  number: "+14155550152",
  extension: null,
  dialEndedUrl: callbackUrl("https://calls.example.com/", webhookPaths.dialEnded),
  statusUrl: callbackUrl("https://calls.example.com", webhookPaths.status),
};

it("rings the person with ringing heard, our number shown and every step reported", () => {
  expect(dialPerson(call)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Response>' +
      '<Dial answerOnBridge="true" callerId="+12125550142" timeout="40" ' +
      'action="https://calls.example.com/twilio/voice/dial-ended#rc=5&amp;rp=all" method="POST">' +
      '<Number statusCallback="https://calls.example.com/twilio/voice/status#rc=5&amp;rp=all" ' +
      'statusCallbackMethod="POST" statusCallbackEvent="initiated ringing answered completed">' +
      "+14155550152</Number></Dial></Response>",
  );
});

it("sends the extension after a pause", () => {
  expect(dialPerson({ ...call, extension: "204" })).toContain('sendDigits="wwww204"');
});

it("keeps markup out of what it is given", () => {
  const twiml = dialPerson({ ...call, number: '"/><Hangup/>' });
  expect(twiml).not.toContain("<Hangup/>");
});

it("has a test line that speaks and ends", () => {
  expect(speakTestLine()).toMatch(/<Say>.*<Pause length="10"\/><Say>.*<Hangup\/><\/Response>$/);
});

it("hangs up, or does nothing", () => {
  expect(hangUp()).toContain("<Response><Hangup/></Response>");
  expect(emptyDocument()).toContain("<Response/>");
});
