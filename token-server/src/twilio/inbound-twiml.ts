import type { SpokenLanguage } from "@ringback/shared/settings/languages";
import twilio from "twilio";
import type VoiceResponse from "twilio/lib/twiml/VoiceResponse.js";
import { ringTimeout } from "./live-calls.ts";
import type { DialRecording } from "./twiml.ts";

/** Words for a voice to say. */
export interface Speech {
  readonly language: SpokenLanguage;
  readonly lines: readonly string[];
}

const post = "POST";
const everyEvent: ("initiated" | "ringing" | "answered" | "completed")[] = [
  "initiated",
  "ringing",
  "answered",
  "completed",
];

type Speaker = Pick<VoiceResponse, "say">;

function speak(speaker: Speaker, { language, lines }: Speech): void {
  for (const line of lines) speaker.say({ language }, line);
}

function respond(speech: Speech, add: (response: VoiceResponse) => void): string {
  const response = new twilio.twiml.VoiceResponse();
  speak(response, speech);
  add(response);
  return response.toString();
}

/** A neutral greeting while the CRM is asked who calls. */
export function sayAndAskAgain(speech: Speech, url: string): string {
  return respond(speech, (response) => response.redirect({ method: post }, url));
}

/** Does not even answer. */
export function rejectCall(): string {
  const response = new twilio.twiml.VoiceResponse();
  response.reject({ reason: "busy" });
  return response.toString();
}

export function sayAndHangUp(speech: Speech): string {
  return respond(speech, (response) => response.hangup());
}

export interface RingTargets {
  /** Browsers. Their engine is given the id of our call. */
  readonly clients: readonly {
    readonly identity: string;
    readonly callId: string;
    readonly statusUrl: string;
  }[];
  /** Phones; with `screenUrl` someone has to press 1 first. */
  readonly numbers: readonly {
    readonly number: string;
    readonly statusUrl: string;
    readonly screenUrl?: string;
  }[];
  readonly callerId: string;
  /** As people hear it. */
  readonly seconds: number;
  readonly nextUrl: string;
  /** Where to tell about the recording; without it nothing is recorded. */
  readonly recordingUrl?: string | undefined;
}

/** Rings all targets at once; the caller hears ringing, and the first to answer is connected. */
export function ringTargets(speech: Speech, targets: RingTargets): string {
  return respond(speech, (response) => {
    const dial = response.dial({
      answerOnBridge: true,
      callerId: targets.callerId,
      timeout: ringTimeout(targets.seconds),
      action: targets.nextUrl,
      method: post,
      ...(targets.recordingUrl !== undefined && {
        record: "record-from-answer-dual",
        recordingStatusCallback: targets.recordingUrl,
        recordingStatusCallbackMethod: post,
        recordingStatusCallbackEvent: ["in-progress", "completed", "absent"],
      }),
    });
    for (const { identity, callId, statusUrl } of targets.clients) {
      const client = dial.client({
        statusCallback: statusUrl,
        statusCallbackMethod: post,
        statusCallbackEvent: everyEvent,
      });
      client.identity(identity);
      client.parameter({ name: "callId", value: callId });
    }
    for (const { number, statusUrl, screenUrl } of targets.numbers) {
      dial.number(
        {
          statusCallback: statusUrl,
          statusCallbackMethod: post,
          statusCallbackEvent: everyEvent,
          ...(screenUrl !== undefined && { url: screenUrl, method: post }),
        },
        number,
      );
    }
  });
}

const screenSeconds = 8;

/** Asks whoever answers a mobile to press 1. A carrier's voicemail does not, and is hung up. */
export function askToAccept(speech: Speech, acceptedUrl: string): string {
  const response = new twilio.twiml.VoiceResponse();
  const gather = response.gather({
    numDigits: 1,
    timeout: screenSeconds,
    action: acceptedUrl,
    method: post,
  });
  speak(gather, speech);
  response.hangup();
  return response.toString();
}

export interface QueueEntry {
  readonly name: string;
  readonly waitUrl: string;
  readonly nextUrl: string;
}

/** Puts the caller in line. */
export function enqueueCaller(speech: Speech, { name, waitUrl, nextUrl }: QueueEntry): string {
  return respond(speech, (response) =>
    response.enqueue({ waitUrl, waitUrlMethod: post, action: nextUrl, method: post }, name),
  );
}

const pauseSeconds = 8;

/** What a caller hears in line; Twilio asks again when it is over. With `keyUrl` keys are taken. */
export function waitInLine(speech: Speech, keyUrl: string | undefined): string {
  const response = new twilio.twiml.VoiceResponse();
  if (keyUrl === undefined) {
    speak(response, speech);
    response.pause({ length: pauseSeconds });
    return response.toString();
  }
  const gather = response.gather({
    numDigits: 1,
    timeout: pauseSeconds,
    action: keyUrl,
    method: post,
  });
  speak(gather, speech);
  return response.toString();
}

/** Out of the line: Twilio goes on with the line's action. */
export function leaveLine(): string {
  const response = new twilio.twiml.VoiceResponse();
  response.leave();
  return response.toString();
}

/** What somebody on hold hears, over and over. */
export function sayOnHold(speech: Speech, againUrl: string): string {
  return respond(speech, (response) => {
    response.pause({ length: holdPauseSeconds });
    response.redirect({ method: post }, againUrl);
  });
}

const holdPauseSeconds = 12;

export interface VoicemailBox {
  readonly maxSeconds: number;
  readonly nextUrl: string;
  readonly recordingUrl: string;
  /** Without it nothing is transcribed. */
  readonly transcriptionUrl?: string | undefined;
}

const silenceSeconds = 10;

/** Asks for a message. When nothing at all is said Twilio goes on below, so it asks us as well. */
export function recordVoicemail(speech: Speech, box: VoicemailBox): string {
  return respond(speech, (response) => {
    response.record({
      maxLength: box.maxSeconds,
      timeout: silenceSeconds,
      finishOnKey: "#",
      playBeep: true,
      action: box.nextUrl,
      method: post,
      recordingStatusCallback: box.recordingUrl,
      recordingStatusCallbackMethod: post,
      recordingStatusCallbackEvent: ["completed", "absent"],
      ...(box.transcriptionUrl !== undefined && {
        transcribe: true,
        transcribeCallback: box.transcriptionUrl,
      }),
    });
    response.redirect({ method: post }, box.nextUrl);
  });
}

export interface ConferenceEntry {
  readonly statusUrl: string;
  /** Asked for when this leg is out of it. */
  readonly nextUrl?: string | undefined;
  /** What this leg says and hears, as long as it is in it. */
  readonly recording?: DialRecording | undefined;
}

/** Joins the conference of a call; it ends when either of the first two hangs up. */
export function joinConference(name: string, entry: ConferenceEntry): string {
  const response = new twilio.twiml.VoiceResponse();
  const dial = response.dial({
    ...(entry.nextUrl !== undefined && { action: entry.nextUrl, method: post }),
    ...entry.recording,
  });
  dial.conference(
    {
      startConferenceOnEnter: true,
      endConferenceOnExit: true,
      beep: "false",
      waitUrl: "",
      statusCallback: entry.statusUrl,
      statusCallbackMethod: post,
      statusCallbackEvent: ["start", "end"],
    },
    name,
  );
  return response.toString();
}
