import { v7 as uuidv7 } from "uuid";
import * as z from "zod";
import { recordAudit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { Db, Trx } from "../database/open.ts";
import type { TokenStore } from "../suitecrm/access.ts";
import type { CrmTokens } from "../suitecrm/tokens.ts";
import type { SecretBox } from "./secret-box.ts";

/** Why a session ended, for the audit log. */
type RevokeReason =
  | "signed-out"
  | "code-reused"
  | "code-misused"
  | "refresh-token-reused"
  | "crm-user-inactive"
  | "crm-sign-in-lost"
  | "run-out";

/** One session is one sign-in of one browser. */
export interface Sessions {
  open(trx: Trx, agentId: string, crmTokens: CrmTokens): Promise<string>;
  /** Ends a session for good; `false` when it had ended before. */
  revoke(sessionId: string, reason: RevokeReason): Promise<boolean>;
  isLive(sessionId: string): Promise<boolean>;
  /** Hears of sessions that this server revokes, until `signal` aborts. */
  onRevoked(listener: (sessionId: string) => void, signal: AbortSignal): void;
  /** Where the agent's own CRM tokens are kept. */
  crmTokens(sessionId: string): TokenStore;
}

const StoredTokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  expiresAt: z.number(),
});

class Revoked extends Event {
  readonly sessionId: string;

  constructor(sessionId: string) {
    super("revoked");
    this.sessionId = sessionId;
  }
}

export function createSessions(db: Db, secrets: SecretBox, clock: Clock): Sessions {
  const revocations = new EventTarget();
  const seal = (tokens: CrmTokens) => secrets.seal(JSON.stringify(tokens));

  const sessions: Sessions = {
    async open(trx, agentId, crmTokens) {
      const now = clock.now();
      const id = uuidv7({ msecs: now });
      await trx
        .insertInto("session")
        .values({
          id,
          agent_id: agentId,
          created_at: now,
          revoked_at: null,
          crm_tokens: seal(crmTokens),
        })
        .execute();
      return id;
    },

    async revoke(sessionId, reason) {
      const now = clock.now();
      const ended = await db.transaction().execute(async (trx) => {
        const session = await trx
          .updateTable("session")
          .set({ revoked_at: now, crm_tokens: "" })
          .where("id", "=", sessionId)
          .where("revoked_at", "is", null)
          .returning("agent_id")
          .executeTakeFirst();
        if (session === undefined) return false;
        await trx.deleteFrom("access_token").where("session_id", "=", sessionId).execute();
        const data = { sessionId, reason };
        await recordAudit(trx, { action: "session_revoked", data, agentId: session.agent_id }, now);
        return true;
      });
      if (ended) revocations.dispatchEvent(new Revoked(sessionId));
      return ended;
    },

    async isLive(sessionId) {
      const session = await db
        .selectFrom("session")
        .select("id")
        .where("id", "=", sessionId)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      return session !== undefined;
    },

    onRevoked(listener, signal) {
      const hear = (event: Event) => {
        if (event instanceof Revoked) listener(event.sessionId);
      };
      revocations.addEventListener("revoked", hear, { signal });
    },

    crmTokens(sessionId) {
      return {
        async load() {
          const session = await db
            .selectFrom("session")
            .select("crm_tokens")
            .where("id", "=", sessionId)
            .where("revoked_at", "is", null)
            .executeTakeFirst();
          if (session === undefined) return undefined;
          const stored = StoredTokens.parse(JSON.parse(secrets.open(session.crm_tokens)));
          return { ...stored, refreshToken: stored.refreshToken };
        },
        async save(tokens) {
          await db
            .updateTable("session")
            .set({ crm_tokens: seal(tokens) })
            .where("id", "=", sessionId)
            .where("revoked_at", "is", null)
            .execute();
        },
        async lost() {
          await sessions.revoke(sessionId, "crm-sign-in-lost");
        },
      };
    },
  };
  return sessions;
}
