import type { LedCall, Moved } from "./move-on.ts";
import type { Route } from "./route-store.ts";

/** Nothing more happens to this call: the caller's leg ends with this document. */
export function end(call: LedCall, route: Route, document: string, now: number): Moved {
  return {
    route: { ...route, document, state: { ...route.state, doing: "over" } },
    reports: [{ callSid: call.rootCallSid, parentCallSid: null, status: "ringing", hungUpAt: now }],
  };
}
