import type { RecordingCallback, RecordingRecord } from "../../resources/recordings.ts";
import {
  createRecorder,
  durationSecondsOf,
  isSilent,
  trimSilence,
  type Subscribe,
} from "../../recordings/recorder.ts";
import { reportRecording } from "./report-recording.ts";
import { transcribe, type TranscriptionOrder } from "./transcribe.ts";
import type { RecordingWorld } from "./recording-world.ts";

export interface RecordingOrder extends Pick<
  RecordingRecord,
  "callSid" | "conferenceSid" | "source" | "channels" | "track"
> {
  readonly trims: boolean;
  readonly callback: RecordingCallback;
  /** Somebody is expected to speak: silence is no recording. */
  readonly needsSound?: boolean;
  readonly transcription?: TranscriptionOrder;
}

/** What the far end says, and what it hears. */
export interface RecordedSound {
  readonly inbound: Subscribe;
  readonly outbound: Subscribe;
}

export interface LiveRecording {
  readonly sid: string;
  record(): RecordingRecord;
  /** `skip` leaves the time out, `silence` fills it. */
  pause(behaviour: "skip" | "silence"): void;
  resume(): void;
  /** Ends it, once; it is a file a little later. */
  stop(status?: "processing" | "stopped"): RecordingRecord;
}

export interface Recordings {
  start(order: RecordingOrder, sound: RecordedSound): LiveRecording;
  find(sid: string): LiveRecording | undefined;
  ofCall(callSid: string): readonly LiveRecording[];
}

/** All recordings that are being made. */
export function createRecordings(world: RecordingWorld): Recordings {
  const { clock, log, stores, pacer, mediaFiles, faults, behaviour } = world;
  const live = new Map<string, LiveRecording>();

  const complete = (sid: string, order: RecordingOrder) => {
    const record = stores.recordings.update(sid, {
      status: "completed",
      completedAt: clock.now(),
    });
    log.add("recording.completed", { recordingSid: sid, seconds: record.durationSeconds });
    reportRecording(world, order.callback, "completed", record);
    if (order.transcription !== undefined) transcribe(world, record, order.transcription);
  };

  return {
    find: (sid) => live.get(sid),
    ofCall: (callSid) => [...live.values()].filter((one) => one.record().callSid === callSid),

    start(order, sound) {
      const { callSid, conferenceSid, source, channels, track } = order;
      const { sid } = stores.recordings.create({
        callSid,
        conferenceSid,
        source,
        channels,
        track,
        status: "in-progress",
        startTime: clock.now(),
        durationSeconds: null,
        errorCode: null,
        completedAt: null,
      });
      const recorder = createRecorder(pacer, channelsOf(order, sound));
      const change = (changes: Partial<RecordingRecord>) => stores.recordings.update(sid, changes);
      const record = () => {
        const found = stores.recordings.find(sid);
        if (found === undefined) throw new Error(`The record of recording ${sid} is gone.`);
        return found;
      };
      const recording: LiveRecording = {
        sid,
        record,
        pause(kind) {
          recorder.pause(kind === "silence");
          change({ status: "paused" });
        },
        resume() {
          recorder.resume();
          change({ status: "in-progress" });
        },
        stop(status = "processing") {
          if (!live.delete(sid)) return record();
          const recorded = recorder.stop();
          const kept = order.trims ? trimSilence(recorded) : recorded;
          const isFaulty = faults.strike(({ kind }) => kind === "absent").length > 0;
          if (isFaulty || kept[0]?.length === 0 || (order.needsSound && isSilent(kept))) {
            log.add("recording.absent", { recordingSid: sid });
            const absent = change({ status: "absent" });
            reportRecording(world, order.callback, "absent", absent);
            return absent;
          }
          mediaFiles.save(sid, kept);
          clock.setTimer(behaviour().recordingProcessingSeconds * 1000, () => complete(sid, order));
          return change({ status, durationSeconds: durationSecondsOf(kept) });
        },
      };
      live.set(sid, recording);
      log.add("recording.started", { recordingSid: sid, callSid, conferenceSid, source });
      reportRecording(world, order.callback, "in-progress", record());
      return recording;
    },
  };
}

function channelsOf(
  { channels, track }: RecordingOrder,
  { inbound, outbound }: RecordedSound,
): readonly (readonly Subscribe[])[] {
  if (track === "inbound") return [[inbound]];
  if (track === "outbound") return [[outbound]];
  return channels === 2 ? [[inbound], [outbound]] : [[inbound, outbound]];
}
