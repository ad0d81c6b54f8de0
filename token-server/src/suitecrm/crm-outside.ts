import type { OutsideWorld } from "../database/outside-world.ts";
import { CrmUnavailable } from "./failures.ts";
import type { CrmSession } from "./session.ts";

const deadlineMs = 5_000;

/** The CRM, for jobs that write to it. Whatever it answers: it is there. */
export function crmOutside(crm: Pick<CrmSession, "currentUser">): OutsideWorld {
  return {
    isAway: (error) => error instanceof CrmUnavailable,
    async isBack(signal) {
      try {
        await crm.currentUser({ signal, deadlineMs });
        return true;
      } catch (error) {
        return !(error instanceof CrmUnavailable);
      }
    },
  };
}
