import type { FinalStatus } from "../final-status.ts";
import type { Leg } from "../leg.ts";

/** What a `<Dial>` came to. */
export interface DialResult {
  readonly status: FinalStatus;
  /** Undefined when there was nobody to dial. */
  readonly leg: Leg | undefined;
  readonly isBridged: boolean;
  readonly isRedirected: boolean;
}

/** The fields that Twilio adds when it requests a `<Dial>`'s action. */
export function actionFields(result: DialResult): Record<string, string> {
  const { status, leg, isBridged, isRedirected } = result;
  const durationSeconds = leg?.record().durationSeconds;
  // Seen in real requests: no duration unless the called side had answered.
  const hasDuration = status === "completed" && !isRedirected;
  return {
    DialBridged: String(isBridged),
    ...(hasDuration && { DialCallDuration: String(durationSeconds ?? 0) }),
    ...(leg !== undefined && { DialCallSid: leg.sid }),
    DialCallStatus: status,
  };
}
