import type { TransferRequest } from "@ringback/shared/live-call";
import type { Trx } from "../../database/open.ts";
import { ProblemError } from "../../http/problem.ts";
import { refusalOfNumber } from "../number-rules.ts";
import { readPresence } from "../presence/read-presence.ts";
import { judgeLine, type PresenceOf } from "../route/agent-presence.ts";
import type { VoiceWorld } from "../world.ts";
import { colleagueUnavailable } from "./call-problems.ts";

/** To whom a call can be handed on, as the rules and the moment allow. */
export interface TransferTarget {
  readonly agentId: string | null;
  readonly number: string | null;
  /** The colleague's name, or the number. */
  readonly to: string;
  readonly presence: PresenceOf;
}

export async function findTarget(
  world: VoiceWorld,
  trx: Trx,
  asking: { readonly agentId: string; readonly number: string },
  { to }: TransferRequest,
): Promise<TransferTarget> {
  const { settings } = await world.readSettings(trx);
  if ("number" in to) {
    const { number } = to;
    const ourNumbers = [world.callerId, ...settings.numbers.map((one) => one.number)];
    const ours = ourNumbers.find((one) => one === number) ?? world.callerId;
    const refusal = refusalOfNumber(number, ours);
    if (refusal !== undefined) throw refusal;
    if (number === asking.number) {
      throw wrongTarget("to.number", "This is who you talk with: name somebody else.");
    }
    return { agentId: null, number, to: number, presence: new Map() };
  }
  const { agentId } = to;
  if (agentId === asking.agentId) throw wrongTarget("to.agentId", "This is you: name a colleague.");
  const presence = await readPresence(trx, [agentId], world.clock.now());
  const colleague = presence.get(agentId);
  if (colleague === undefined || !colleague.active) {
    throw wrongTarget(
      "to.agentId",
      "Nobody who uses Ringback has this id: read the colleagues anew.",
    );
  }
  const judged = judgeLine(colleague, settings.presence);
  if (!judged.ring) throw colleagueUnavailable(colleague.name, judged.reason);
  return { agentId, number: null, to: colleague.name, presence };
}

function wrongTarget(field: string, message: string): ProblemError {
  return new ProblemError(422, "invalid-input", "The request cannot be used as it is", {
    errors: [{ field, message }],
  });
}
