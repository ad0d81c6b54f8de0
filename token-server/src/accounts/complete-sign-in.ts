import { recordAudit } from "../audit/audit.ts";
import type { CrmTokens } from "../suitecrm/tokens.ts";
import { readCurrentUser } from "../suitecrm/users.ts";
import { upsertAgent } from "./agents.ts";
import { issueCode } from "./authorization-code.ts";
import type { AuthorizeRequest } from "./authorize-request.ts";
import type { AccountsWorld } from "./world.ts";

/** Tokens of the CRM become an agent, a session and a code for the extension. */
export async function completeSignIn(
  world: AccountsWorld,
  request: AuthorizeRequest,
  tokens: CrmTokens,
): Promise<
  { readonly outcome: "signed-in"; readonly code: string } | { readonly outcome: "inactive" }
> {
  const { db, clock, sessions, suitecrm } = world;
  let latest = tokens;
  const store = {
    load: async () => latest,
    save: async (renewed: CrmTokens) => {
      latest = renewed;
    },
    lost: async () => {},
  };
  const reading = await readCurrentUser(suitecrm.asAgent(store));
  if (reading.outcome === "inactive") return reading;
  const { user } = reading;
  const now = clock.now();
  const code = await db.transaction().execute(async (trx) => {
    const agentId = await upsertAgent(trx, user, now);
    const sessionId = await sessions.open(trx, agentId, latest);
    const data = { sessionId, userName: user.userName };
    await recordAudit(trx, { action: "sign_in", data, agentId }, now);
    const { redirectUri, codeChallenge } = request;
    return issueCode(trx, { sessionId, redirectUri, codeChallenge, now });
  });
  return { outcome: "signed-in", code };
}
