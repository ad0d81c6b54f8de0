import type { Clock } from "../clock.ts";
import { CrmRefused, CrmSignInNeeded } from "./failures.ts";
import type { CrmTokens, Grant, TokenAnswer } from "./tokens.ts";

/** Where an access token comes from. Renewals of one source run one after another. */
export interface Access {
  /** A token that should work; never `rejected` again. */
  token(rejected?: string): Promise<string>;
}

/** Where an agent's tokens are kept, shared by all servers. */
export interface TokenStore {
  /** `undefined` once the session is over. */
  load(): Promise<CrmTokens | undefined>;
  save(tokens: CrmTokens): Promise<void>;
  /** The CRM no longer accepts them: only a new sign-in helps. */
  lost?(): Promise<void>;
}

type AskForTokens = (grant: Grant) => Promise<TokenAnswer>;

const renewBeforeMs = 60_000;

/** The service user's token, asked for when needed and kept in memory. */
export function serviceAccess(ask: AskForTokens, clock: Clock): Access {
  let current: CrmTokens | undefined;
  return oneAtATime(async (rejected) => {
    if (current !== undefined && isGood(current, rejected, clock)) return current.accessToken;
    const answer = await ask({ grant_type: "client_credentials" });
    if (answer.outcome === "refused") {
      const why =
        answer.reason === "inactive" ? "its user is inactive" : "client or secret is wrong";
      throw new CrmRefused(401, `The service client got no token: ${why}.`);
    }
    current = answer.tokens;
    return current.accessToken;
  });
}

/**
 * An agent's token. A refresh makes the former pair useless at once, so the new pair is stored
 * before it is used, and whoever comes second takes what the first one stored.
 */
export function agentAccess(
  ask: AskForTokens,
  store: TokenStore,
  clock: Clock,
  pause: () => Promise<void>,
): Access {
  async function load(): Promise<CrmTokens> {
    const tokens = await store.load();
    if (tokens === undefined) throw new CrmSignInNeeded("The session is over");
    return tokens;
  }
  async function giveUp(why: string): Promise<never> {
    await store.lost?.();
    throw new CrmSignInNeeded(why);
  }
  return oneAtATime(async (rejected) => {
    const stored = await load();
    if (isGood(stored, rejected, clock)) return stored.accessToken;
    if (stored.refreshToken === undefined) return giveUp("The CRM gave no refresh token");
    const answer = await ask({ grant_type: "refresh_token", refresh_token: stored.refreshToken });
    if (answer.outcome === "granted") {
      const { refreshToken = stored.refreshToken } = answer.tokens;
      await store.save({ ...answer.tokens, refreshToken });
      return answer.tokens.accessToken;
    }
    if (answer.reason === "client")
      throw new CrmRefused(401, "The sign-in client’s secret is wrong.");
    // Another server may have refreshed a moment ago and be about to store its pair.
    for (let look = 0; look < 5; look += 1) {
      const latest = await load();
      if (latest.accessToken !== stored.accessToken) return latest.accessToken;
      await pause();
    }
    return giveUp("The CRM no longer accepts this sign-in");
  });
}

function isGood(tokens: CrmTokens, rejected: string | undefined, clock: Clock): boolean {
  return tokens.accessToken !== rejected && tokens.expiresAt > clock.now() + renewBeforeMs;
}

function oneAtATime(token: Access["token"]): Access {
  let last: Promise<unknown> = Promise.resolve();
  return {
    token(rejected) {
      const next = last.then(() => token(rejected));
      last = next.catch(() => {});
      return next;
    },
  };
}
