import type { EndReason } from "./call-machine.ts";

const reasons: Partial<Record<number, EndReason>> = {
  31401: { ending: "microphone", outcome: null },
  31402: { ending: "microphone", outcome: null },
  31201: { ending: "not-allowed", outcome: null },
  31202: { ending: "not-allowed", outcome: null },
  31203: { ending: "not-allowed", outcome: null },
  20101: { ending: "not-allowed", outcome: null },
  20104: { ending: "not-allowed", outcome: null },
  20151: { ending: "not-allowed", outcome: null },
  31002: { ending: "server", outcome: null },
  31400: { ending: "server", outcome: null },
  31404: { ending: null, outcome: "failed" },
  31480: { ending: null, outcome: "no-answer" },
  31486: { ending: null, outcome: "busy" },
  31603: { ending: null, outcome: "rejected" },
};

/** What a Voice SDK error code means for the call. Unknown codes are trouble on the way. */
export function endReason(code: number): EndReason {
  return reasons[code] ?? { ending: "connection", outcome: null };
}
