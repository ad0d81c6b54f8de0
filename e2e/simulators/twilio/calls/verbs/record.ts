import { createPlaybackSound } from "../sounds/playback-sound.ts";
import type { RecordVerb } from "../../twiml/verbs/record.ts";
import { makeBeep } from "../../media/beep.ts";
import { isLoud } from "../../media/mix-frames.ts";
import { playSound } from "../playback.ts";
import type { LiveRecording } from "../recordings/recordings.ts";
import { recordingUrl } from "../recordings/report-recording.ts";
import { recordLeg } from "../recordings/record-leg.ts";
import { goOn, type Next, type Script } from "../script.ts";

const longestOfBrowserSeconds = 600;

/** Records what the caller says; when that was nothing, the document goes on. */
export async function record(verb: RecordVerb, script: Script): Promise<Next> {
  const { leg, world, signal } = script;
  await leg.answer();
  if (verb.playBeep) {
    await playSound(leg, createPlaybackSound(makeBeep()), world, signal);
  }
  if (signal.aborted) return goOn;
  const recording = recordLeg(world, leg, {
    source: "RecordVerb",
    channels: 1,
    track: "inbound",
    trims: verb.trim === "trim-silence",
    needsSound: true,
    callback: {
      url: script.documents.absoluteUrl(verb.recordingStatusCallback),
      method: verb.recordingStatusCallbackMethod,
      events: verb.recordingStatusCallbackEvent,
    },
    ...(verb.transcribe && {
      transcription: { callbackUrl: script.documents.absoluteUrl(verb.transcribeCallback) },
    }),
  });
  const key = await listen(verb, script);
  return finish(verb, script, recording, key);
}

/** Resolves to the key that ended it; empty when something else did. */
async function listen(verb: RecordVerb, { leg, world, signal }: Script): Promise<string> {
  const { clock } = world;
  const { promise, resolve } = Promise.withResolvers<string>();
  const isBrowser = leg.record().from.startsWith("client:");
  const longest = isBrowser ? Math.min(verb.maxLength, longestOfBrowserSeconds) : verb.maxLength;
  const timeoutMs = verb.timeout * 1000;
  let lastSoundAt = clock.now();
  let stopTimer = () => {};
  const watchSilence = (ms: number) => {
    stopTimer = clock.setTimer(ms, () => {
      const quietMs = clock.now() - lastSoundAt;
      if (quietMs >= timeoutMs) resolve("");
      else watchSilence(timeoutMs - quietMs);
    });
  };
  watchSilence(timeoutMs);
  const stops = [
    leg.audio()?.onSpeech((frame) => {
      if (isLoud(frame)) lastSoundAt = clock.now();
    }),
    leg.onPressed((keys) => {
      const key = keys.split("").find((pressed) => verb.finishOnKey.includes(pressed));
      if (key !== undefined) resolve(key);
    }),
    clock.setTimer(longest * 1000, () => resolve("")),
  ];
  const leave = () => resolve("");
  signal.addEventListener("abort", leave, { once: true });
  const key = await promise;
  signal.removeEventListener("abort", leave);
  stopTimer();
  for (const stop of stops) stop?.();
  return key;
}

async function finish(
  verb: RecordVerb,
  { leg, world, signal, documents }: Script,
  recording: LiveRecording,
  key: string,
): Promise<Next> {
  const { sid, status, durationSeconds } = recording.stop();
  if (status === "absent") return goOn;
  const hasHungUp = leg.over.aborted;
  const source = {
    kind: "url",
    url: verb.action,
    method: verb.method,
    fields: {
      RecordingUrl: recordingUrl(world.accountSid, sid),
      RecordingSid: sid,
      RecordingDuration: String(durationSeconds ?? 0),
      Digits: hasHungUp ? "hangup" : key,
    },
  } as const;
  // A caller who left still has the action requested; nobody is there to hear the answer.
  if (hasHungUp) await documents.load(source);
  return signal.aborted ? goOn : { kind: "document", source };
}
