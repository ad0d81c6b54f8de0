import type { Person } from "@ringback/shared/person";
import type { Counter } from "prom-client";
import type { Clock } from "../clock.ts";
import type { Db, Trx } from "../database/open.ts";
import type { ListCalls } from "../twilio/call-list.ts";
import type { FetchConversation, TwilioConversation } from "../twilio/calls.ts";
import type { TwilioRecording, TwilioRecordings, TwilioTranscript } from "../twilio/recordings.ts";

/** Who is behind a caller's number, as far as we know now. */
export interface KnownCaller {
  readonly person: Person;
  readonly ownerCrmUserId: string | null;
}

/** What reconciliation needs from the outside. */
export interface ReconciliationWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly listCalls: ListCalls;
  readonly fetchConversation: FetchConversation;
  readonly recordings: Pick<TwilioRecordings, "list" | "fetch">;
  /** E.164: the account may have others that are none of our business. */
  readOurNumbers(): Promise<readonly string[]>;
  /** E.164 of a `From`; null when it was withheld. */
  readNumber(from: string, ourNumber: string): string | null;
  findCaller(number: string): Promise<KnownCaller | undefined>;
  /** What the voice side keeps of legs whose webhooks never came. */
  legFacts(
    conversation: TwilioConversation,
    now: number,
  ): readonly { readonly callSid: string; readonly parentCallSid: string | null }[];
  /** The call's record in the CRM. */
  readonly activity: {
    open(trx: Trx, callId: string, rootCallSid: string, now: number): Promise<void>;
    change(trx: Trx, callId: string, now: number, writeAt: number | undefined): Promise<void>;
  };
  /** Whoever has to call back is reminded. */
  readonly followUps: {
    missed(trx: Trx, callId: string, now: number): Promise<void>;
    reached(trx: Trx, callId: string, now: number): Promise<void>;
  };
  /** Takes in a recording as a webhook would have told it; whether it was news. */
  noteRecording(trx: Trx, recording: TwilioRecording, now: number): Promise<boolean>;
  /** Recordings that came before their call find it. */
  linkRecordings(
    trx: Trx,
    link: { readonly callId: string; readonly callSids: readonly string[] },
    now: number,
  ): Promise<void>;
  /** What was understood of a voicemail by now. */
  findTranscript(recordingSid: string): Promise<TwilioTranscript | undefined>;
  noteTranscript(
    trx: Trx,
    recordingSid: string,
    transcript: TwilioTranscript,
    now: number,
  ): Promise<boolean>;
  /** What lost webhooks had hidden. */
  readonly found: Counter<"what">;
}
