import type { CallDirection } from "@ringback/shared/call";
import type { Clock } from "../clock.ts";
import type { Db, Trx } from "../database/open.ts";
import type { OutsideWorld } from "../database/outside-world.ts";
import type { CrmModule } from "../suitecrm/crm-module.ts";
import type { OpenMedia } from "../twilio/media.ts";
import type { TwilioRecordings } from "../twilio/recordings.ts";
import type { RecordingMetrics } from "./recording-metrics.ts";
import type { TranscriptionProvider } from "./transcription-provider.ts";
import type { RecordingStorages } from "./storage/recording-storage.ts";

/** What is decided about recording a call. */
export interface RecordingRule {
  readonly record: boolean;
  /** `dual` keeps the two sides apart. */
  readonly channels: "mono" | "dual";
  /** Said to the caller before they are connected; null when nothing is said. */
  readonly announcement: { readonly text: string; readonly language: string } | null;
}

/** Where the decisions come from. */
export interface RecordingPolicy {
  /** Inside the caller's transaction when it passes one. */
  ruleFor(db: Db, call: RuledCall): Promise<RecordingRule>;
  /** For how long recordings are kept. */
  retentionDays(db: Db): Promise<number>;
}

export interface RuledCall {
  /** Our number the call came in on, or shows. E.164. */
  readonly ourNumber: string;
  readonly direction: CallDirection;
}

/** Who else wants to know, always inside our transaction. */
export interface RecordingListeners {
  /** What the CRM should say about the call has changed. */
  callChanged(trx: Trx, callId: string, now: number): Promise<void>;
  /** Whether a call under way is recorded has changed. */
  recordingChanged(trx: Trx, callId: string, now: number): Promise<void>;
  /** A caller left a message. */
  voicemail(trx: Trx, callId: string, now: number): Promise<void>;
}

/** SuiteCRM, as the service user sees and writes it. */
export interface RecordingCrm {
  readonly url: string;
  readonly apiUrl: string;
  readonly notes: CrmModule;
  readonly documents: CrmModule;
  /** While it is away nothing is written. */
  readonly outside?: OutsideWorld | undefined;
}

/** What recordings need from the outside. */
export interface RecordingWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly accountSid: string;
  readonly openMedia: OpenMedia;
  readonly twilio: TwilioRecordings;
  readonly storages: RecordingStorages;
  readonly spoolFolder: string;
  readonly policy: RecordingPolicy;
  readonly transcription: TranscriptionProvider;
  readonly listeners: RecordingListeners;
  readonly crm: RecordingCrm;
  /** Of the organisation, an IANA name: times people read are in it. */
  readonly timeZone: string;
  readonly publicUrl: string;
  /** Our number, shown to people we call. E.164. */
  readonly callerId: string;
  readonly metrics: RecordingMetrics;
}
