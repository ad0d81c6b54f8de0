import type { Clock } from "../clock.ts";
import type { Db, Trx } from "../database/open.ts";
import type { OutsideWorld } from "../database/outside-world.ts";
import type { CrmModule } from "../suitecrm/crm-module.ts";
import type { WorkingHours } from "./working-hours.ts";

/** What is decided about calling people back. */
export interface FollowUpRule {
  readonly on: boolean;
  readonly missedDueHours: number;
  readonly voicemailDueHours: number;
  /** Only these count towards a due time; null: every hour does. */
  readonly workingHours: WorkingHours | null;
}

export interface FollowUpPolicy {
  /** Inside the caller's transaction when it passes one. */
  rule(db: Db): Promise<FollowUpRule>;
}

/** What a voicemail said, and where it can be heard. */
export interface VoicemailFacts {
  readonly durationSeconds: number | null;
  readonly transcript: string | null;
  readonly url: string | null;
}

export interface FollowUpWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly policy: FollowUpPolicy;
  /** Of the organisation, an IANA name: times people read are in it. */
  readonly timeZone: string;
  readonly crm: {
    readonly url: string;
    readonly apiUrl: string;
    readonly tasks: CrmModule;
    /** While it is away nothing is written. */
    readonly outside?: OutsideWorld | undefined;
  };
  /** The voicemail of a call, when there is one. */
  voicemailOf(callId: string): Promise<VoicemailFacts | undefined>;
}

/** What the voice side tells about calls, inside its own transaction. May be told more than once. */
export interface FollowUps {
  /** Somebody called and nobody took it. */
  missed(trx: Trx, callId: string, now: number): Promise<void>;
  /** Somebody called and left a message. */
  voicemail(trx: Trx, callId: string, now: number): Promise<void>;
  /** Both sides talked: whoever waited for this person's sake does no longer. */
  reached(trx: Trx, callId: string, now: number): Promise<void>;
  /** What is open for the person of a call; null when nobody waits. */
  openFor(
    db: Db,
    callId: string,
    now: number,
  ): Promise<{ readonly subject: string; readonly dueAt: number } | null>;
}
