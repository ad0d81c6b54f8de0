/** Whether the browser phone of an agent can ring. */
export type LineState =
  | { readonly alive: true }
  | {
      readonly alive: false;
      /** Goes on after the agent's name: “has no browser open”. */
      readonly reason: string;
    };

/** An agent, as far as ringing them is concerned. */
export interface AgentPresence {
  readonly agentId: string;
  readonly name: string;
  /** Whether the CRM still knows them as active. */
  readonly active: boolean;
  readonly state: "available" | "do-not-disturb";
  /** In a conversation, or placing one. */
  readonly onCall: boolean;
  /** Another call rings them at this moment. */
  readonly beingRung: boolean;
  readonly line: LineState;
}

export type PresenceOf = ReadonlyMap<string, AgentPresence>;

export type LineJudgement =
  | { readonly ring: true; readonly waiting: boolean; readonly reason: string }
  | { readonly ring: false; readonly reason: string };

/** Whether to ring an agent's browser, and why, in a sentence. */
export function judgeLine(
  presence: AgentPresence | undefined,
  { callWaiting }: { readonly callWaiting: boolean },
): LineJudgement {
  if (presence === undefined) {
    return { ring: false, reason: "This person has never signed in to Ringback." };
  }
  const { name, line } = presence;
  const away = whyAway(presence);
  if (away !== undefined) return { ring: false, reason: away };
  const busy = whyBusy(presence);
  if (busy !== undefined && !callWaiting) return { ring: false, reason: busy };
  if (!line.alive) return { ring: false, reason: `${name} ${line.reason}.` };
  return busy === undefined
    ? { ring: true, waiting: false, reason: `${name}’s browser is ready.` }
    : { ring: true, waiting: true, reason: `${name} has another call and takes waiting calls.` };
}

/** Why neither browser nor mobile of an agent should ring at all; `undefined` when they may. */
export function whyAway({ name, active, state }: AgentPresence): string | undefined {
  if (!active) return `${name} is no longer active in the CRM.`;
  return state === "do-not-disturb" ? `${name} asked not to be disturbed.` : undefined;
}

/** Why an agent has no ear for another call, in a sentence. */
export function whyBusy({ name, onCall, beingRung }: AgentPresence): string | undefined {
  if (onCall) return `${name} is in a call.`;
  return beingRung ? `Another call rings ${name} already.` : undefined;
}

/** Whether an agent may answer before long: worth waiting in line for. */
export function mayBecomeFree(presence: AgentPresence | undefined): boolean {
  return presence !== undefined && whyAway(presence) === undefined && presence.line.alive;
}
