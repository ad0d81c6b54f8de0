import type { TwimlDocument, Verb } from "../twiml/document.ts";
import type { Script } from "./script.ts";

/** A place in a call where a document may hold only some verbs. */
export interface VerbContext {
  readonly name: string;
  readonly verbs: ReadonlySet<Verb["verb"]>;
  /** Whether it is a queue. */
  readonly canLeave?: boolean;
}

/** What the called side hears before it is joined with the caller. */
export const whisperContext: VerbContext = {
  name: "a document for the called side",
  verbs: new Set(["Gather", "Hangup", "Play", "Say"]),
};

/** What one hears until a conference starts. */
export const conferenceWaitContext: VerbContext = {
  name: "the waitUrl of a conference",
  verbs: new Set(["Pause", "Play", "Redirect", "Say"]),
};

/** What one hears who is held in a conference. */
export const holdContext: VerbContext = { ...conferenceWaitContext, name: "a holdUrl" };

/** What one hears in a queue. */
export const queueWaitContext: VerbContext = {
  name: "the waitUrl of a queue",
  verbs: new Set(["Gather", "Hangup", "Leave", "Pause", "Play", "Redirect", "Say"]),
  canLeave: true,
};

/** What one hears who is taken out of a queue. */
export const queueWhisperContext: VerbContext = {
  ...conferenceWaitContext,
  name: "a document for somebody who waited in a queue",
};

/** Twilio skips the others and goes on; its debugger tells. */
export function keepAllowed(
  { world, leg }: Script,
  { verbs }: TwimlDocument,
  context: VerbContext | undefined,
): readonly Verb[] {
  if (context === undefined) return verbs;
  return verbs.filter(({ verb }) => {
    if (context.verbs.has(verb)) return true;
    const message = `<${verb}> is not allowed in ${context.name}.`;
    world.log.add("twiml.warning", { errorCode: 12200, url: "", callSid: leg.sid, message });
    return false;
  });
}
