import type { Clock } from "../clock.ts";
import type { Db, Trx } from "../database/open.ts";
import type { FetchConversation } from "../twilio/calls.ts";
import type { TwilioAccount } from "../twilio/client.ts";
import type { ReadRecord } from "../suitecrm/agent-records.ts";

/** What the voice side says about a call's CRM record, always inside its own transaction. */
export interface CallActivity {
  /** A record will be needed once the call has ended. */
  open(trx: Trx, callId: string, rootCallSid: string, now: number): Promise<void>;
  /** What the record should say has changed; with `writeAt` it is to be written then. */
  change(trx: Trx, callId: string, now: number, writeAt: number | undefined): Promise<void>;
}

/** Encrypts what must be stored but not read in the database. */
export interface SecretBox {
  seal(text: string): string;
  open(sealed: string): string;
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
  readonly readRecord: ReadRecord;
  readonly fetchConversation: FetchConversation;
}
