import type { Dial } from "./verbs/dial.ts";
import type { Enqueue } from "./verbs/enqueue.ts";
import type { Gather } from "./verbs/gather.ts";
import type { Hangup } from "./verbs/hangup.ts";
import type { Leave } from "./verbs/leave.ts";
import type { Pause } from "./verbs/pause.ts";
import type { Play } from "./verbs/play.ts";
import type { RecordVerb } from "./verbs/record.ts";
import type { Redirect } from "./verbs/redirect.ts";
import type { Reject } from "./verbs/reject.ts";
import type { Say } from "./verbs/say.ts";

export type Verb =
  | Dial
  | Enqueue
  | Gather
  | Hangup
  | Leave
  | Pause
  | Play
  | RecordVerb
  | Redirect
  | Reject
  | Say;

export interface TwimlWarning {
  readonly code: 12200;
  readonly message: string;
}

/** A document that Twilio accepts; what it does not know is left out and warned about. */
export interface TwimlDocument {
  readonly verbs: readonly Verb[];
  readonly warnings: readonly TwimlWarning[];
}

export type ParsedTwiml =
  | { readonly outcome: "document"; readonly document: TwimlDocument }
  | { readonly outcome: "unreadable"; readonly errorCode: 12100; readonly message: string };
