import { judgeLine, mayBecomeFree } from "./agent-presence.ts";
import { whyNotRing } from "./judge-number.ts";
import { decide, type Planning, rungAgents, rungNumbers } from "./planning.ts";

/** Rings everyone of the team who is free, then lets the caller wait for the others. */
export function planTeam(planning: Planning): Planning {
  const { team, presence: rules } = planning.settings;
  if (!team.on) return decide(planning, "team", "off", "The settings ring no team.");
  if (team.members.length === 0) return decide(planning, "team", "off", "The team has no members.");

  const rung = rungAgents(planning);
  const members = team.members.map((agentId) => {
    const presence = planning.presence.get(agentId);
    const name = presence?.name ?? "A member of the team";
    const judged = rung.has(agentId)
      ? { ring: false, reason: `${name} has been rung already.` }
      : judgeLine(presence, rules);
    return { agentId, ...judged };
  });
  const judged = members.reduce(
    (before, { ring, reason }) => decide(before, "team", ring ? "ring" : "skip", reason),
    planning,
  );
  const agentIds = members.filter(({ ring }) => ring).map(({ agentId }) => agentId);
  const withTeam: Planning =
    agentIds.length === 0
      ? judged
      : {
          ...judged,
          steps: [...judged.steps, { kind: "team", agentIds, seconds: team.seconds }],
        };
  return planQueue(withTeam);
}

function planQueue(planning: Planning): Planning {
  const { queue, team } = planning.settings;
  if (!queue.on) return decide(planning, "queue", "off", "The settings let nobody wait in line.");
  if (!team.members.some((agentId) => mayBecomeFree(planning.presence.get(agentId)))) {
    const reason = "Nobody of the team is there, so there is nobody to wait for.";
    return decide(planning, "queue", "skip", reason);
  }
  return decide(
    planning,
    "queue",
    "wait",
    `The caller may wait ${queue.maxWaitSeconds} seconds for the team.`,
    {
      kind: "queue",
      memberIds: team.members,
      ringSeconds: team.seconds,
      maxWaitSeconds: queue.maxWaitSeconds,
      offerCallBack: queue.offerCallBack,
    },
  );
}

/** Passes the call on to the number that rings when nobody answers. */
export function planFallback(planning: Planning): Planning {
  const { number, seconds } = planning.settings.fallback;
  if (number === undefined) {
    return decide(planning, "fallback", "none", "The settings name no fallback number.");
  }
  const against = whyNotRing(number, planning.caller, rungNumbers(planning));
  if (against !== undefined) return decide(planning, "fallback", "skip", against);
  const reason = `${number} rings when nobody else answers.`;
  return decide(planning, "fallback", "ring", reason, { kind: "fallback", number, seconds });
}
