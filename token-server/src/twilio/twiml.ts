import twilio from "twilio";

const { VoiceResponse } = twilio.twiml;
type SayLanguage = NonNullable<
  Exclude<Parameters<InstanceType<typeof VoiceResponse>["say"]>[0], string>["language"]
>;

/** What a `<Dial>` says about recording. */
export type DialRecording =
  | {
      readonly record: "record-from-answer" | "record-from-answer-dual";
      readonly recordingStatusCallback: string;
      readonly recordingStatusCallbackMethod: "POST";
      readonly recordingStatusCallbackEvent: ("in-progress" | "completed" | "absent")[];
    }
  | { readonly record: "do-not-record" };

export interface OutgoingCall {
  /** Our number, shown to the person. */
  readonly callerId: string;
  readonly number: string;
  /** Dialled by tones after the answer. */
  readonly extension: string | null;
  readonly dialEndedUrl: string;
  readonly statusUrl: string;
  /** Left out: not recorded. */
  readonly recording?: DialRecording | undefined;
  /** What the person hears before they are connected. */
  readonly announcementUrl?: string | undefined;
}

/** Twilio rings about 5 s longer than it is told. */
const ringSeconds = 40;

/** Rings the person; the browser hears ringing until they answer. */
export function dialPerson(call: OutgoingCall): string {
  const response = new VoiceResponse();
  const dial = response.dial({
    answerOnBridge: true,
    callerId: call.callerId,
    timeout: ringSeconds,
    action: call.dialEndedUrl,
    method: "POST",
    ...call.recording,
  });
  dial.number(
    {
      ...(call.announcementUrl !== undefined && { url: call.announcementUrl, method: "POST" }),
      statusCallback: call.statusUrl,
      statusCallbackMethod: "POST",
      statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
      // Each w waits half a second: a switchboard needs a moment before it takes digits.
      ...(call.extension !== null && { sendDigits: `wwww${call.extension}` }),
    },
    call.number,
  );
  return response.toString();
}

/** The test line without a number of its own: a voice, and time to look at the level meters. */
export function speakTestLine(): string {
  const response = new VoiceResponse();
  response.say(
    "This is the Ringback test line. If you hear this, your sound works. " +
      "Speak now, and watch the microphone level move.",
  );
  response.pause({ length: 10 });
  response.say("The test is over. Goodbye.");
  response.hangup();
  return response.toString();
}

/** Says something, and goes on with whatever comes next. */
export function speak(text: string, language: string): string {
  const response = new VoiceResponse();
  response.say({ language: language as SayLanguage }, text);
  return response.toString();
}

export function hangUp(): string {
  const response = new VoiceResponse();
  response.hangup();
  return response.toString();
}

/** Nothing to do: the answer to a status callback. */
export function emptyDocument(): string {
  return new VoiceResponse().toString();
}
