import type { Clock } from "../../clock.ts";
import type { CallerLookup, CallerMatch, LiveLookUps } from "../world.ts";

const deadlineMs = 5_000;
/** After a failure the CRM is asked again, but nobody waits for it. */
const downForMs = 30_000;
const forgottenAfterMs = 60_000;

export function createLiveLookUps(callers: CallerLookup | undefined, clock: Clock): LiveLookUps {
  const running = new Map<string, Promise<CallerMatch | undefined>>();
  let downUntil = 0;
  let probing = false;
  const isCrmDown = () => clock.now() < downUntil;

  async function ask(finder: CallerLookup, number: string): Promise<CallerMatch | undefined> {
    const late = after(deadlineMs);
    try {
      const match = await Promise.race([finder.findLive(number, deadlineMs), late.passed]);
      downUntil = match === undefined ? clock.now() + downForMs : 0;
      return match;
    } catch {
      downUntil = clock.now() + downForMs;
      return undefined;
    } finally {
      late.cancel();
    }
  }

  return {
    isCrmDown,
    start(callSid, number) {
      // While the CRM is down one question at a time finds out whether it is back.
      if (callers === undefined || running.has(callSid) || (isCrmDown() && probing)) return;
      probing = true;
      const answer = ask(callers, number).finally(() => {
        probing = false;
      });
      running.set(callSid, answer);
      setTimeout(() => running.delete(callSid), forgottenAfterMs).unref();
    },
    async within(callSid, patienceMs) {
      const late = after(patienceMs);
      try {
        return await Promise.race([running.get(callSid), late.passed]);
      } finally {
        late.cancel();
      }
    },
    async inTheEnd(callSid) {
      return running.get(callSid);
    },
  };
}

function after(ms: number) {
  const { promise: passed, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  return { passed, cancel: () => clearTimeout(timer) };
}
