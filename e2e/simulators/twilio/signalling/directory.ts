import type { BrowserLeg } from "./browser-leg.ts";
import type { Session } from "./session.ts";

/** How many ended calls a late browser may still ask for. */
const mostEndedCalls = 200;

/** Who is there: every signalling session, and every answered browser call. */
export interface Directory {
  add(session: Session): void;
  remove(session: Session): void;
  sessions(identity?: string): readonly Session[];
  registered(identity?: string): readonly Session[];
  addAnswered(leg: BrowserLeg): void;
  forget(leg: BrowserLeg): void;
  findAnswered(callSid: string): BrowserLeg | undefined;
  /** The call was answered once and ended while its browser was away. */
  hasEnded(callSid: string, reconnectToken: string): boolean;
}

export function createDirectory(): Directory {
  const sessions = new Set<Session>();
  const answered = new Map<string, BrowserLeg>();
  const endedTokens = new Map<string, string>();

  const find = (identity: string | undefined) =>
    [...sessions].filter((session) => identity === undefined || session.identity === identity);

  return {
    add: (session) => void sessions.add(session),
    remove: (session) => void sessions.delete(session),
    sessions: find,
    registered: (identity) => find(identity).filter((session) => session.isRegistered()),
    addAnswered: (leg) => void answered.set(leg.callSid, leg),
    forget(leg) {
      if (answered.get(leg.callSid) !== leg) return;
      answered.delete(leg.callSid);
      endedTokens.set(leg.callSid, leg.reconnectToken);
      const [oldest] = endedTokens.keys();
      if (endedTokens.size > mostEndedCalls && oldest !== undefined) endedTokens.delete(oldest);
    },
    findAnswered: (callSid) => answered.get(callSid),
    hasEnded: (callSid, reconnectToken) => endedTokens.get(callSid) === reconnectToken,
  };
}
