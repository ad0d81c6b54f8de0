import type { Clock } from "../../clock.ts";
import type { EventLog } from "../../event-log.ts";
import type { FramePacer } from "../../media/frame-pacer.ts";
import type { MediaFiles } from "../../recordings/media-files.ts";
import type { Stores } from "../../resources/stores.ts";
import type { Webhooks } from "../../webhooks/webhooks.ts";
import type { RecordingFaults } from "./recording-faults.ts";

/** What recordings need of the rest of the simulator. */
export interface RecordingWorld {
  readonly accountSid: string;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly stores: Pick<Stores, "calls" | "recordings" | "transcriptions">;
  readonly webhooks: Webhooks;
  readonly pacer: FramePacer;
  readonly mediaFiles: MediaFiles;
  readonly faults: RecordingFaults;
  /** What the person in this call says, in words; undefined where nobody knows. */
  readonly transcriptOf: (callSid: string) => string | undefined;
  readonly behaviour: () => RecordingBehaviour;
}

export interface RecordingBehaviour {
  /** How long after its end a recording becomes a file. */
  readonly recordingProcessingSeconds: number;
  /** How long a transcriber works on it then. */
  readonly transcriptionSeconds: number;
}
