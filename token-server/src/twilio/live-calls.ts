import type { TwilioClient } from "./client.ts";

/** A call to a phone that asks for a document of ours when it is answered. */
export interface NewCall {
  readonly to: string;
  /** Our number. */
  readonly from: string;
  readonly url: string;
  readonly statusUrl: string;
  /** As people hear it. */
  readonly seconds: number;
}

/** Calls that are under way at Twilio, and that we change from outside. */
export interface LiveCalls {
  /** The CallSid; `refused` when Twilio says no for good. */
  place(
    call: NewCall,
  ): Promise<
    | { readonly outcome: "placed"; readonly callSid: string }
    | { readonly outcome: "refused"; readonly reason: string }
  >;
  /** A call to this number that was placed since (epoch milliseconds): placing has no key of its own. */
  find(to: string, from: string, since: number): Promise<string | undefined>;
  /** Makes a leg ask for another document; `over` when it has ended. */
  redirect(callSid: string, url: string): Promise<"redirected" | "over">;
  /** Ends a leg, whether it rings or talks. */
  end(callSid: string): Promise<void>;
  /** Ends a leg that rings; one that was answered in this moment talks on. */
  cancel(callSid: string): Promise<void>;
}

/** Twilio rings about 5 s longer than it is told, and at least 5. */
export function ringTimeout(heardSeconds: number): number {
  return Math.max(5, heardSeconds - 5);
}

export function createLiveCalls(client: TwilioClient): LiveCalls {
  return {
    async place({ to, from, url, statusUrl, seconds }) {
      try {
        const call = await client.calls.create({
          to,
          from,
          url,
          method: "POST",
          statusCallback: statusUrl,
          statusCallbackMethod: "POST",
          statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
          timeout: ringTimeout(seconds),
        });
        return { outcome: "placed", callSid: call.sid };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return { outcome: "refused", reason: error.message };
      }
    },
    async find(to, from, since) {
      const calls = await client.calls.list({ to, from, limit: 20 });
      return calls.find((call) => call.dateCreated.getTime() >= since - 1_000)?.sid;
    },
    async redirect(callSid, url) {
      try {
        await client.calls(callSid).update({ url, method: "POST" });
        return "redirected";
      } catch (error) {
        if (isRefusal(error)) return "over";
        throw error;
      }
    },
    end: (callSid) => close(client, callSid, "completed"),
    cancel: (callSid) => close(client, callSid, "canceled"),
  };
}

async function close(
  client: TwilioClient,
  callSid: string,
  status: "completed" | "canceled",
): Promise<void> {
  try {
    await client.calls(callSid).update({ status });
  } catch (error) {
    // It has ended by itself.
    if (!isRefusal(error)) throw error;
  }
}

/** Twilio read the request and said no: trying again changes nothing. */
export function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error) || !("status" in error)) return false;
  const { status } = error;
  return typeof status === "number" && status >= 400 && status < 500 && status !== 429;
}
