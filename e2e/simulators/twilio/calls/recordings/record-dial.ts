import type { RecordingRecord } from "../../resources/recordings.ts";
import type { Dial } from "../../twiml/verbs/dial.ts";
import type { Script } from "../script.ts";
import { recordLeg } from "./record-leg.ts";
import type { LiveRecording } from "./recordings.ts";

/** The recording of one `<Dial>`: its first channel is the caller, its second who was dialled. */
export interface DialRecorder {
  ringing(): void;
  bridged(): void;
  /** Undefined when nothing was recorded. */
  stop(): RecordingRecord | undefined;
}

export function recordDial(verb: Dial, { leg, world, documents }: Script): DialRecorder {
  let recording: LiveRecording | undefined;
  const start = () => {
    // A caller who is not picked up yet has no sound to record.
    if (recording !== undefined || !leg.isAnswered() || leg.over.aborted) return;
    recording = recordLeg(world, leg, {
      source: "DialVerb",
      channels: verb.record.endsWith("-dual") && verb.recordingTrack === "both" ? 2 : 1,
      track: verb.recordingTrack,
      trims: verb.trim === "trim-silence",
      callback: {
        url: documents.absoluteUrl(verb.recordingStatusCallback),
        method: verb.recordingStatusCallbackMethod,
        events: verb.recordingStatusCallbackEvent,
      },
    });
  };
  return {
    ringing() {
      if (verb.record.startsWith("record-from-ringing")) start();
    },
    bridged() {
      if (verb.record !== "do-not-record") start();
    },
    stop() {
      const stopped = recording?.stop();
      return stopped?.status === "absent" ? undefined : stopped;
    },
  };
}
