import type { TokenReply } from "@ringback/shared/api";
import type { RequestAccess } from "../server/client.ts";
import {
  type AccessToken,
  forgetSession,
  loadAccessToken,
  loadSession,
  storeTokens,
} from "./session-store.ts";

/** All that reads and then writes tokens holds this, in any instance of the worker. */
const lock = "ringback-tokens";

/** A token that ends while a request is under way would be refused. */
const marginMs = 30_000;

export function underTokenLock<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(lock, work);
}

export interface TokensHost {
  /** Throws what `isSessionOver` knows when the session has ended. */
  readonly refresh: (origin: string, refreshToken: string) => Promise<TokenReply>;
  readonly isSessionOver: (error: unknown) => boolean;
  readonly onSessionOver: () => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Access tokens for the server; refreshes at most once however many ask. Null when signed out.
 * Throws when a refresh is needed and the server cannot be reached: the session is kept then.
 */
export function createTokens(host: TokensHost): RequestAccess {
  const isGood = (access: AccessToken | undefined, rejected?: string): access is AccessToken =>
    access !== undefined &&
    access.accessToken !== rejected &&
    access.expiresAt - marginMs > host.now();

  return async (rejected) => {
    const known = await loadAccessToken();
    if (isGood(known, rejected)) return known;
    return underTokenLock(async () => {
      const renewed = await loadAccessToken();
      if (isGood(renewed, rejected)) return renewed;
      const session = await loadSession();
      if (!session) return null;
      try {
        const reply = await host.refresh(session.origin, session.refreshToken);
        return await storeTokens(session.origin, reply, host.now());
      } catch (error) {
        if (!host.isSessionOver(error)) throw error;
        await forgetSession();
        host.onSessionOver();
        return null;
      }
    });
  };
}
