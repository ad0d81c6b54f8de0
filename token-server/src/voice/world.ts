import type { FollowUps } from "../follow-up/world.ts";
import type { PersonChoice } from "@ringback/shared/people-api";
import type { KnownPerson, Person } from "@ringback/shared/person";
import type { RecordRef } from "@ringback/shared/record-ref";
import type { Settings } from "@ringback/shared/settings";
import type { Clock } from "../clock.ts";
import type { Db, Trx } from "../database/open.ts";
import type { FetchConversation } from "../twilio/calls.ts";
import type { TwilioAccount } from "../twilio/client.ts";
import type { Conferences } from "../twilio/conferences.ts";
import type { LiveCalls } from "../twilio/live-calls.ts";
import type { DialRecording } from "../twilio/twiml.ts";
import type { ReadRecord, RecordReader } from "../suitecrm/agent-records.ts";

/** What the voice side says about a call's CRM record, always inside its own transaction. */
export interface CallActivity {
  /** A record will be needed once the call has ended. */
  open(trx: Trx, callId: string, rootCallSid: string, now: number): Promise<void>;
  /** What the record should say has changed; with `writeAt` it is to be written then. */
  change(trx: Trx, callId: string, now: number, writeAt: number | undefined): Promise<void>;
}

/** Whether and how a call is recorded. */
export interface CallRecording {
  /** What goes on the `<Dial>` of a call we place. */
  plan(
    trx: Trx,
    call: { readonly ourNumber: string; readonly direction: "outbound" | "inbound" },
  ): Promise<{
    readonly dial: DialRecording;
    /** Says it on the leg that asks, and keeps the proof: for the `url` of a `<Number>`. */
    readonly announcementUrl: string | undefined;
  }>;
  /** Keeps the proof that a leg was told, in the transaction that answers with those words. */
  announced(
    trx: Trx,
    announcement: {
      readonly callId: string;
      readonly callSid: string;
      readonly text: string;
      readonly language: string;
    },
    now: number,
  ): Promise<void>;
  /** Whether a call under way is recorded at this moment; null when it is not to be. */
  stateOf(db: Db, callId: string): Promise<"recording" | "paused" | null>;
}

/** Encrypts what must be stored but not read in the database. */
export interface SecretBox {
  seal(text: string): string;
  open(sealed: string): string;
}

/** Whose number called, and how sure that is. */
export interface CallerMatch {
  readonly person: KnownPerson | null;
  /** Others who have the same number. */
  readonly others: readonly Person[];
  readonly confidence: "exact" | "national" | "last-ten-digits" | "none";
  /** A sentence for the trace of the call. */
  readonly reason: string;
}

/** Finds out whose number this is. */
export interface CallerLookup {
  /** In our own index: microseconds. */
  find(
    number: string,
    context: { readonly conversation?: RecordRef; readonly agentId?: string },
  ): Promise<CallerMatch>;
  /** In the CRM. Rejects when the CRM does not answer within `deadlineMs`. */
  findLive(number: string, deadlineMs: number): Promise<CallerMatch>;
}

/** Look-ups in the CRM that go on while the caller hears a greeting. In memory: they are only a chance. */
export interface LiveLookUps {
  /** The CRM did not answer lately: nobody should wait for it. */
  isCrmDown(): boolean;
  /** Begins a look-up; a second one for the same call does nothing. */
  start(callSid: string, number: string): void;
  /** What is found within `patienceMs`; `undefined` when the CRM has not answered by then. */
  within(callSid: string, patienceMs: number): Promise<CallerMatch | undefined>;
  /** What is found in the end; `undefined` when the CRM never answers. */
  inTheEnd(callSid: string): Promise<CallerMatch | undefined>;
}

/** What the voice side needs from the outside. */
export interface VoiceWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly account: TwilioAccount;
  readonly twimlAppSid: string;
  readonly publicUrl: string;
  /** Our number, shown to people we call. E.164. */
  readonly callerId: string;
  /** Rung by test calls; without it Twilio speaks. */
  readonly testLineNumber?: string | undefined;
  readonly secrets: SecretBox;
  readonly activity: CallActivity;
  /** Without it nothing is recorded. */
  readonly recording?: CallRecording;
  readonly readRecord: ReadRecord;
  readonly fetchConversation: FetchConversation;
  readonly readSettings: (db: Db) => Promise<{ readonly settings: Settings }>;
  readonly liveCalls: LiveCalls;
  readonly conferences: Conferences;
  /** Where nobody can say whose number it is, everyone is a stranger. */
  readonly callers?: CallerLookup | undefined;
  /** Remembers whose number it is, by an agent's word. Throws when it is not theirs. */
  readonly choosePerson: (agent: RecordReader, choice: PersonChoice) => Promise<KnownPerson>;
  readonly followUps?: FollowUps | undefined;
  /** Look-ups that are under way in the CRM. */
  readonly lookUps: LiveLookUps;
  /** What went wrong after Twilio had its answer. */
  readonly report: (error: unknown) => void;
}
