import { rulesOf, type Settings } from "@ringback/shared/settings";
import { openingAt } from "@ringback/shared/settings/opening";
import { wordsIn } from "@ringback/shared/settings/spoken-words";
import type { PresenceOf } from "./agent-presence.ts";
import type { InboundCaller, RouteOwner } from "./caller.ts";
import { fillIn, speakableName } from "./first-name.ts";
import { planOwner } from "./plan-owner.ts";
import { decide, type Planning } from "./planning.ts";
import { planFallback, planTeam } from "./plan-team.ts";
import type { PlannedRoute, RouteStep } from "./route-plan.ts";

/**
 * Decides what happens to an inbound call: whom to ring, in which order, and where it ends when
 * nobody answers. Looks at nothing but its arguments; `now` is epoch milliseconds.
 */
export function planRoute(
  caller: InboundCaller,
  owner: RouteOwner | null,
  presence: PresenceOf,
  settings: Settings,
  now: number,
): PlannedRoute {
  const start: Planning = { caller, presence, settings, steps: [], trace: [] };
  const known = decide(start, "caller", decisionAbout(caller), caller.reason);
  if (isOurOwn(caller)) return finish(planLoop(known));
  return finish(planOpenOrClosed(planGreeting(known), owner, now));
}

/** A call of ours that was passed on to us: answering it would keep the first one from going on. */
function planLoop(planning: Planning): Planning {
  const reason = "The call comes from a number of ours, so it was passed on back to us.";
  return decide(planning, "end", "reject", reason, { kind: "reject" });
}

function planOpenOrClosed(planning: Planning, owner: RouteOwner | null, now: number): Planning {
  const { caller, settings } = planning;
  const rules = rulesOf(settings, caller.ourNumber);
  const opening = openingAt(rules.hours, now);
  const timed = decide(planning, "hours", opening.open ? "open" : "closed", opening.reason);
  if (opening.open) {
    const rung = planFallback(planTeam(planOwner(announce(timed), owner)));
    return planVoicemail(withoutIdleAnnouncement(rung));
  }
  const words = wordsIn(settings.spoken, rules.language);
  const closed: RouteStep = { kind: "say", what: "closed", words: words.closed };
  if (rules.outOfHours === "voicemail") {
    return planVoicemail({ ...timed, steps: [...timed.steps, closed] });
  }
  const passedOn = withoutIdleAnnouncement(planFallback(announce(timed)));
  return planVoicemail({ ...passedOn, steps: [...passedOn.steps, closed] });
}

function planGreeting(planning: Planning): Planning {
  const { caller, settings } = planning;
  const { greeting, spoken } = settings;
  if (!greeting.on) return decide(planning, "greeting", "off", "The settings greet nobody.");
  if (caller.greeted) {
    return decide(planning, "greeting", "done", "The caller was greeted while the CRM was asked.");
  }
  const words = wordsIn(spoken, rulesOf(settings, caller.ourNumber).language);
  const byName = greeting.byFirstName && caller.sure;
  const name = byName ? speakableName(caller.person?.firstName ?? "") : undefined;
  const said = name === undefined ? words.welcome : fillIn(words.welcomeByName, { name });
  const reason =
    name === undefined ? "The caller is greeted." : `The caller is greeted as ${name}.`;
  return decide(planning, "greeting", "say", reason, {
    kind: "say",
    what: "greeting",
    words: said,
  });
}

function announce(planning: Planning): Planning {
  const { caller, settings } = planning;
  const rules = rulesOf(settings, caller.ourNumber);
  if (!rules.recordInbound) {
    const reason = "Calls to this number are not recorded.";
    return decide(planning, "announcement", "off", reason);
  }
  const { recorded } = wordsIn(settings.spoken, rules.language);
  const reason = "Calls to this number are recorded, and the caller is told before anyone answers.";
  const step: RouteStep = { kind: "say", what: "announcement", words: recorded };
  return decide(planning, "announcement", "say", reason, step);
}

/** Where nobody is rung there is no conversation to announce the recording of. */
function withoutIdleAnnouncement(planning: Planning): Planning {
  if (planning.steps.some(({ kind }) => kind !== "say")) return planning;
  const steps = planning.steps.filter(
    (step) => step.kind !== "say" || step.what !== "announcement",
  );
  return { ...planning, steps };
}

function planVoicemail(planning: Planning): Planning {
  const { maxSeconds, transcribe } = planning.settings.voicemail;
  const reason = "The caller can leave a message when nobody takes the call.";
  const step: RouteStep = { kind: "voicemail", maxSeconds, transcribe };
  return decide(planning, "voicemail", "record", reason, step);
}

function finish({ caller, settings, steps, trace }: Planning): PlannedRoute {
  const rules = rulesOf(settings, caller.ourNumber);
  const plan = {
    steps: [...steps],
    words: wordsIn(settings.spoken, rules.language),
    callerName: speakableCaller(caller),
    callerId: caller.callerId,
    record: rules.recordInbound,
    callWaiting: settings.presence.callWaiting,
  };
  return { plan, trace };
}

function isOurOwn({ number, ownNumbers }: InboundCaller): boolean {
  return number !== null && ownNumbers.includes(number);
}

function decisionAbout(caller: InboundCaller): string {
  if (isOurOwn(caller)) return "our own number";
  if (caller.number === null) return "withheld";
  return caller.person === null ? "unknown" : "known";
}

/** Digits one by one, as numbers are read out. */
function speakableCaller({ person, number }: InboundCaller): string {
  const name = person?.name
    .replace(/[^\p{L}\p{M}\p{N}' ’.,&-]/gu, " ")
    .trim()
    .slice(0, 60);
  if (name !== undefined && name !== "") return name;
  return number === null ? "a withheld number" : number.slice(1).split("").join(" ");
}
