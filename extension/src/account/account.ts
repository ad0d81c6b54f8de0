import type { Me } from "@ringback/shared/api";
import { routes } from "@ringback/shared/routes";
import { browser } from "wxt/browser";
import { CodedError } from "../messaging/coded-error.ts";
import { callRoute } from "../server/call-route.ts";
import type { ServerClient } from "../server/client.ts";
import { serverUnreachable } from "../server/server-error.ts";
import { beginSignIn, isNetworkTrouble, revokeToken } from "./oauth.ts";
import { forgetSession, loadMe, loadSession, storeMe, storeTokens } from "./session-store.ts";
import { underTokenLock } from "./tokens.ts";

export interface AccountHost {
  readonly client: ServerClient;
  readonly serverOrigin: () => Promise<string | null>;
  /** Signed in or out: the line and the event stream look again. */
  readonly onChange: () => void;
}

export interface Account {
  /** Who is signed in, or null. */
  me(): Promise<Me | null>;
  /** The same as far as this browser knows, without asking the server. */
  knownMe(): Promise<Me | undefined>;
  /** Takes over what changed on the server: role, caller id, country. */
  lookAgain(): Promise<void>;
  signIn(): Promise<Me>;
  signOut(): Promise<void>;
}

export function createAccount({ client, serverOrigin, onChange }: AccountHost): Account {
  return {
    async me() {
      if (!(await loadSession())) return null;
      const known = await loadMe();
      if (known) return known;
      const me = await client.me();
      await storeMe(me);
      return me;
    },

    knownMe: loadMe,

    async lookAgain() {
      if (await loadSession()) await storeMe(await client.me());
    },

    async signIn() {
      const origin = await serverOrigin();
      if (origin === null) throw new CodedError("no-server", "Choose your Ringback server first");
      const signIn = await beginSignIn(origin, browser.identity.getRedirectURL());
      const answer = await showSignInPage(signIn.page);
      const tokens = await signIn.finish(answer).catch((error: unknown) => {
        throw isNetworkTrouble(error) ? serverUnreachable(error) : signInRefused(error);
      });
      const access = await underTokenLock(() => storeTokens(origin, tokens, Date.now()));
      const me = await callRoute(routes.me, {}, access);
      await storeMe(me);
      onChange();
      return me;
    },

    async signOut() {
      const session = await underTokenLock(async () => {
        const ended = await loadSession();
        await forgetSession();
        return ended;
      });
      onChange();
      // Signed out here either way; a server that cannot be reached forgets the session in time.
      if (session) await revokeToken(session.origin, session.refreshToken).catch(() => undefined);
    },
  };
}

async function showSignInPage(url: string): Promise<string> {
  let answer: string | undefined;
  try {
    answer = await browser.identity.launchWebAuthFlow({ url, interactive: true });
  } catch (error) {
    if (error instanceof Error && /could not be loaded/i.test(error.message))
      throw serverUnreachable(error);
    throw signInCancelled(error);
  }
  if (answer === undefined) throw signInCancelled();
  return answer;
}

function signInCancelled(cause?: unknown): CodedError {
  return new CodedError("sign-in-cancelled", "The sign-in window was closed", {
    detail: "Sign in again when you are ready.",
    cause,
  });
}

function signInRefused(cause: unknown): CodedError {
  return new CodedError("sign-in-refused", "The server did not let you in", {
    detail: "Try again. If it goes on, ask your admin whether your CRM user is active.",
    cause,
  });
}
