import type { KnownPerson } from "@ringback/shared/person";

/** Who calls us, as far as is known when the plan is made. */
export interface InboundCaller {
  /** E.164; null when it was withheld or is no number. */
  readonly number: string | null;
  /** What browsers that ring are shown: only what Twilio accepts as a caller of this call. */
  readonly callerId: string;
  /** The number of ours that was called. E.164. */
  readonly ourNumber: string;
  /** Every number of ours. */
  readonly ownNumbers: readonly string[];
  /** The number that passed the call on to ours, where the network says so. */
  readonly forwardedFrom: string | null;
  readonly person: KnownPerson | null;
  /** Nobody else has this number: they may be greeted by name. */
  readonly sure: boolean;
  /** Why it is them, in a sentence. */
  readonly reason: string;
  /** The caller has heard a greeting already. */
  readonly greeted: boolean;
}

/** The CRM user a caller belongs to. */
export interface RouteOwner {
  readonly crmUserId: string;
  readonly name: string;
  /** Whether they may still sign in to the CRM. */
  readonly active: boolean;
  /** Null for someone who has never used Ringback. */
  readonly agentId: string | null;
  /** E.164. */
  readonly mobile: string | null;
}
