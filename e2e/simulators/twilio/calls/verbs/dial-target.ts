import type { Dial, DialNoun } from "../../twiml/verbs/dial.ts";
import type { Leg } from "../leg.ts";
import { findEndpoint } from "../find-endpoint.ts";
import { createProgress } from "../progress.ts";
import { createRungLeg } from "../ring-endpoint.ts";
import type { Script } from "../script.ts";
import { findDialFault, toE164 } from "./dial-checks.ts";

/** One noun of a `<Dial>`, with the leg it makes. */
export interface DialTarget {
  readonly noun: DialNoun;
  readonly leg: Leg;
  /** Aborts when the leg ends, or REST gives it something else to do. */
  readonly hold: AbortSignal;
  /** Rings; resolves to whether it was answered, once that is known. */
  ring(): Promise<boolean>;
}

export function createDialTarget(noun: DialNoun, verb: Dial, script: Script): DialTarget {
  const { world, documents } = script;
  const caller = script.leg.record();
  const from = verb.callerId === undefined || verb.callerId === "" ? caller.from : verb.callerId;
  const to = noun.noun === "Client" ? `client:${noun.identity}` : toE164(noun.number);
  const record = world.stores.calls.create({
    from,
    to,
    direction: "outbound-dial",
    status: "queued",
    parentCallSid: caller.sid,
    phoneNumberSid: world.stores.numbers.findByNumber(from)?.sid ?? null,
  });
  const progress = createProgress(world, {
    url: documents.absoluteUrl(noun.statusCallback),
    method: noun.statusCallbackMethod,
    events: noun.statusCallbackEvent,
  });
  const fault = findDialFault(world, caller, noun, verb.callerId);
  const parameters = noun.noun === "Client" ? noun.parameters : {};
  const request = { callSid: record.sid, accountSid: world.accountSid, from, to, parameters };
  const { leg, ring } = createRungLeg(world, findEndpoint(world, to), request, progress);
  world.legs.add(leg);

  return {
    noun,
    leg,
    hold: leg.claim(),
    ring() {
      if (fault === undefined) return ring();
      world.log.add("debugger.error", { ...fault, callSid: caller.sid });
      leg.farEndLeft({ unanswered: "failed", sipResponseCode: 400 });
      return Promise.resolve(false);
    },
  };
}
