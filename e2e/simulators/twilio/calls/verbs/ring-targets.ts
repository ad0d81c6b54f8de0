import type { Ending, FinalStatus } from "../final-status.ts";
import type { Leg } from "../leg.ts";
import type { Script } from "../script.ts";
import type { DialTarget } from "./dial-target.ts";

export type RingOutcome =
  | { readonly kind: "answered"; readonly target: DialTarget }
  | {
      readonly kind: "unanswered";
      readonly status: FinalStatus;
      /** The leg that is reported; undefined when there was nobody to ring. */
      readonly leg: Leg | undefined;
      /** The caller stopped it with the star key. */
      readonly isStopped: boolean;
    };

type Verdict = "exhausted" | "timeout" | "left" | "star" | DialTarget;

export interface Patience {
  readonly timeoutMs: number;
  readonly hangupOnStar: boolean;
}

/** Rings all at once; the first to answer wins and the others are cancelled. */
export async function ringTargets(
  targets: readonly DialTarget[],
  { leg, world, signal }: Script,
  { timeoutMs, hangupOnStar }: Patience,
): Promise<RingOutcome> {
  const { promise, resolve: decide } = Promise.withResolvers<Verdict>();
  let ringing = targets.length;
  let lastToEnd = targets[0];
  const follow = async (target: DialTarget) => {
    const isAnswered = await target.ring();
    if (isAnswered) return decide(target);
    lastToEnd = target;
    ringing -= 1;
    if (ringing === 0) decide("exhausted");
  };
  const stopTimer = world.clock.setTimer(timeoutMs, () => decide("timeout"));
  const stopKeys = leg.onPressed((digits) => {
    if (hangupOnStar && digits.includes("*")) decide("star");
  });
  const leave = () => decide("left");
  signal.addEventListener("abort", leave, { once: true });
  if (targets.length === 0) decide("exhausted");
  for (const target of targets) void follow(target);

  const verdict = await promise;
  stopTimer();
  stopKeys();
  signal.removeEventListener("abort", leave);

  const winner = typeof verdict === "string" ? undefined : verdict;
  const ending: Ending = { unanswered: verdict === "timeout" ? "no-answer" : "canceled" };
  for (const target of targets) if (target !== winner) target.leg.end(ending);
  if (winner !== undefined) return { kind: "answered", target: winner };
  const reported = verdict === "exhausted" ? lastToEnd : (targets.at(-1) ?? lastToEnd);
  return {
    kind: "unanswered",
    status: verdict === "exhausted" ? statusOf(lastToEnd) : ending.unanswered,
    leg: reported?.leg,
    isStopped: verdict === "star",
  };
}

function statusOf(target: DialTarget | undefined): FinalStatus {
  const status = target?.leg.record().status;
  return status === "busy" || status === "no-answer" || status === "canceled" ? status : "failed";
}
