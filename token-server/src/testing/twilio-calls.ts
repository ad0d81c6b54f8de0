import type { LiveCalls, NewCall } from "../twilio/live-calls.ts";

type Doing =
  | ({ readonly do: "place" } & NewCall)
  | { readonly do: "redirect"; readonly callSid: string; readonly url: string }
  | { readonly do: "end" | "cancel"; readonly callSid: string };

/** Twilio's calls, changed from outside: keeps what it was asked, and can fail in several ways. */
export function createTwilioCalls() {
  const asked: Doing[] = [];
  const placed: { readonly to: string; readonly callSid: string }[] = [];
  const over = new Set<string>();
  let failures: ("refused" | "lost" | "lost-after-placing")[] = [];

  const liveCalls: LiveCalls = {
    async place(call) {
      asked.push({ do: "place", ...call });
      const failure = failures.shift();
      if (failure === "refused") return { outcome: "refused", reason: "not a mobile" };
      if (failure === "lost") throw new Error("Twilio is away");
      const callSid = `CA${String(placed.length + 1).padStart(32, "e")}`;
      placed.push({ to: call.to, callSid });
      if (failure === "lost-after-placing") throw new Error("the answer was lost");
      return { outcome: "placed", callSid };
    },
    async find(to) {
      return placed.find((call) => call.to === to)?.callSid;
    },
    async redirect(callSid, url) {
      asked.push({ do: "redirect", callSid, url });
      return over.has(callSid) ? "over" : "redirected";
    },
    async end(callSid) {
      asked.push({ do: "end", callSid });
    },
    async cancel(callSid) {
      asked.push({ do: "cancel", callSid });
    },
  };
  return {
    liveCalls,
    asked,
    placed,
    /** Legs that have ended by themselves. */
    over,
    failNext(...next: typeof failures) {
      failures = next;
    },
  };
}
