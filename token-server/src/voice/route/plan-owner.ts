import { judgeLine, whyAway, whyBusy } from "./agent-presence.ts";
import type { RouteOwner } from "./caller.ts";
import { whyNotRing } from "./judge-number.ts";
import { decide, type Planning, rungNumbers } from "./planning.ts";

type Judged = { readonly ring: boolean; readonly reason: string };

/** Rings the owner's browser and mobile, one after the other or together, where they can ring. */
export function planOwner(planning: Planning, owner: RouteOwner | null): Planning {
  if (owner === null) {
    return decide(planning, "owner", "none", "Nobody owns this caller’s record.");
  }
  if (!owner.active) {
    const reason = `${owner.name} owns the record, but is no longer active in the CRM.`;
    return decide(planning, "owner", "skip", reason);
  }
  const owned = decide(planning, "owner", "found", `${owner.name} owns this caller’s record.`);
  const { ring } = planning.settings;
  const browser = judgeBrowser(planning, owner);
  const mobile = judgeMobile(planning, owner);
  const judged = decide(
    decide(owned, "browser", browser.ring ? "ring" : "skip", browser.reason),
    "mobile",
    mobile.ring ? "ring" : "skip",
    mobile.reason,
  );

  const agentIds = browser.ring && owner.agentId !== null ? [owner.agentId] : [];
  const number = mobile.ring ? owner.mobile : null;
  const { agentId } = owner;
  const together = ring.order === "together" && agentIds.length > 0 && number !== null;
  if (together) {
    const seconds = ring.mobileSeconds;
    return {
      ...judged,
      steps: [...judged.steps, { kind: "together", agentIds, number, agentId, seconds }],
    };
  }
  const browserSeconds = number === null ? ring.mobileSeconds : ring.browserSeconds;
  return {
    ...judged,
    steps: [
      ...judged.steps,
      ...(agentIds.length === 0
        ? []
        : [{ kind: "browser" as const, agentIds, seconds: browserSeconds }]),
      ...(number === null
        ? []
        : [{ kind: "mobile" as const, number, agentId, seconds: ring.mobileSeconds }]),
    ],
  };
}

function judgeBrowser({ presence, settings }: Planning, owner: RouteOwner): Judged {
  if (owner.agentId === null) {
    return { ring: false, reason: `${owner.name} has never signed in to Ringback.` };
  }
  return judgeLine(presence.get(owner.agentId), settings.presence);
}

function judgeMobile(planning: Planning, owner: RouteOwner): Judged {
  const { settings, presence, caller } = planning;
  const skip = (reason: string) => ({ ring: false, reason });
  if (!settings.ring.mobile) return skip("The settings ring no mobiles.");
  if (owner.mobile === null) {
    return skip(`${owner.name} has no mobile or work number in the CRM that can be rung.`);
  }
  const agent = owner.agentId === null ? undefined : presence.get(owner.agentId);
  const away = agent && (whyAway(agent) ?? whyBusy(agent));
  if (away !== undefined) return skip(away);
  if (agent?.line.alive !== true && !settings.presence.mobileWhenOffline) {
    return skip("The settings ring mobiles only of people whose browser is open.");
  }
  const against = whyNotRing(owner.mobile, caller, rungNumbers(planning));
  if (against !== undefined) return skip(against);
  return { ring: true, reason: `${owner.name} can take it on ${owner.mobile} by pressing 1.` };
}
