import type { CallOutcome, CallState } from "@ringback/shared/call";
import type { RecordRef } from "@ringback/shared/record-ref";
import type { RecordingAction } from "./recording-action.ts";

interface CallFacts {
  readonly callId: string;
  readonly callSid: string;
  readonly number: string;
  readonly record: RecordRef | null;
}

interface MessageFacts {
  readonly messageSid: string;
  readonly number: string;
  readonly record: RecordRef | null;
}

/** Why a call to a number was not allowed, or needed the agent's word first. */
export type IntentRefusal =
  | "number-refused"
  | "record-refused"
  | "crm-sign-in-needed"
  | "do-not-call"
  | "call-in-progress"
  | "key-reused";

/** Why Twilio's question how to place a call was answered with a hang-up. */
export type OutgoingRefusal =
  | "unknown-intent"
  | "other-caller"
  | "already-used"
  | "expired"
  | "agent-inactive";

/** Everything the audit log tells. Phone numbers belong here, secrets never. */
export type AuditAction =
  | { readonly action: "outbound_call"; readonly data: CallFacts & { readonly test: boolean } }
  | { readonly action: "inbound_call"; readonly data: CallFacts }
  | {
      readonly action: "call_status_update";
      readonly data: {
        readonly callId: string | null;
        readonly callSid: string;
        readonly parentCallSid: string | null;
        readonly status: string;
        readonly source: "status" | "dial-ended" | "next" | "settled" | "reconciled";
        readonly bridged: boolean | null;
        readonly seconds: number | null;
        readonly state: CallState | null;
        readonly outcome: CallOutcome | null;
      };
    }
  | { readonly action: "inbound_sms"; readonly data: MessageFacts }
  | { readonly action: "outbound_sms"; readonly data: MessageFacts }
  | {
      readonly action: "sms_status_update";
      readonly data: {
        readonly messageSid: string;
        readonly status: string;
        readonly errorCode: string | null;
      };
    }
  | {
      readonly action: "recording_downloaded";
      readonly data: {
        readonly callSid: string | null;
        readonly recordingSid: string;
        readonly recordingId: string;
      };
    }
  | RecordingAction
  | {
      readonly action: "intent_created";
      readonly data: {
        readonly callId: string;
        readonly number: string;
        readonly record: RecordRef | null;
        /** The CRM could not be asked about the record yet. */
        readonly unverified: boolean;
        readonly acknowledged: readonly string[];
        readonly test: boolean;
      };
    }
  | {
      readonly action: "intent_refused";
      readonly data: {
        readonly number: string;
        readonly record: RecordRef | null;
        readonly reason: IntentRefusal;
      };
    }
  | {
      readonly action: "outgoing_refused";
      readonly data: {
        readonly callSid: string;
        readonly from: string;
        readonly reason: OutgoingRefusal;
      };
    }
  | {
      readonly action: "webhook_rejected";
      readonly data: {
        readonly path: string;
        readonly address: string | null;
        readonly reason: "no-signature" | "wrong-signature" | "address";
      };
    }
  | {
      readonly action: "crm_call_written" | "crm_call_removed";
      readonly data: { readonly callId: string; readonly crmRecordId: string };
    }
  | {
      readonly action: "person_chosen";
      readonly data: {
        readonly number: string;
        readonly record: RecordRef;
        /** How many others have the number, too. */
        readonly others: number;
        /** The CRM could not be asked whether the agent may see the record. */
        readonly unverified: boolean;
      };
    }
  | {
      readonly action: "people_sync_started";
      readonly data: { readonly modules: readonly string[] };
    }
  | {
      readonly action: "settings_changed";
      readonly data: {
        readonly version: number;
        /** Where the values stand that differ from the version before. */
        readonly changed: readonly string[];
      };
    }
  | {
      readonly action:
        | "call_held"
        | "call_resumed"
        | "held_call_ended"
        | "transfer_finished"
        | "transfer_cancelled";
      readonly data: { readonly callId: string };
    }
  | {
      readonly action: "transfer_started";
      /** To an agent's id, or a number. */
      readonly data: {
        readonly callId: string;
        readonly to: string;
        readonly how: "warm" | "cold";
      };
    }
  | {
      readonly action: "call_declined";
      readonly data: { readonly callId: string; readonly goesTo: "next" | "voicemail" };
    }
  | {
      readonly action: "presence_changed";
      readonly data: { readonly state: "available" | "do-not-disturb" };
    }
  | {
      readonly action: "crm_task_written" | "crm_task_done" | "crm_task_removed";
      readonly data: { readonly followUpId: string; readonly crmRecordId: string };
    }
  | {
      readonly action: "sign_in";
      readonly data: { readonly sessionId: string; readonly userName: string };
    }
  | {
      readonly action: "sign_in_failed";
      readonly data: { readonly userName: string | null; readonly reason: string };
    }
  | {
      readonly action: "session_revoked";
      readonly data: { readonly sessionId: string; readonly reason: string };
    };
