import { type TwilioCall, toTwilioCall } from "./calls.ts";
import type { TwilioClient } from "./client.ts";

/** A call as Twilio lists it: with who called whom. */
export interface TwilioListedCall extends TwilioCall {
  /** As Twilio has it: a number, or `client:…`. */
  readonly from: string;
  readonly to: string;
  /** Twilio's word: `inbound`, `outbound-api`, `outbound-dial` … */
  readonly direction: string;
}

/** All legs that began between two instants (epoch milliseconds). */
export type ListCalls = (window: {
  readonly from: number;
  readonly to: number;
}) => Promise<TwilioListedCall[]>;

const pageSize = 500;

export function createListCalls(client: TwilioClient): ListCalls {
  return async ({ from, to }) => {
    const calls = await client.calls.list({
      startTimeAfter: new Date(from),
      startTimeBefore: new Date(to),
      pageSize,
    });
    return calls.map((call) => ({
      ...toTwilioCall(call),
      from: call.from ?? "",
      to: call.to ?? "",
      direction: call.direction ?? "",
    }));
  };
}
