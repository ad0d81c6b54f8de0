import type { LineState } from "../route/agent-presence.ts";

/** How often a browser says that it lives: at each comment of its event stream. */
export const beatSeconds = 15;
/** Two beats may be lost. */
const aliveForMs = 40_000;

export interface LineSigns {
  readonly streamSeenAt: number | null;
  readonly registeredAt: number | null;
}

/** An agent's browsers; one that lives is enough. */
export function lineStateOf(lines: readonly LineSigns[], now: number): LineState {
  const states = lines.map((line) => stateOf(line, now));
  const alive = states.find((state) => state.alive);
  return alive ?? states.at(-1) ?? { alive: false, reason: "has no browser open" };
}

function stateOf({ streamSeenAt, registeredAt }: LineSigns, now: number): LineState {
  if (streamSeenAt === null || now - streamSeenAt > aliveForMs) {
    return { alive: false, reason: "has no browser open" };
  }
  if (registeredAt === null) {
    return { alive: false, reason: "has a browser whose phone is not connected" };
  }
  const silentMs = now - registeredAt;
  if (silentMs <= aliveForMs) return { alive: true };
  return { alive: false, reason: `has a browser that has not answered for ${roughly(silentMs)}` };
}

function roughly(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return `${Math.round(ms / 1_000)} seconds`;
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
