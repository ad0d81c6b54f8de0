import type { TokenReply } from "@ringback/shared/api";
import { Me } from "@ringback/shared/api";
import * as z from "zod/mini";
import { browser } from "wxt/browser";

const Session = z.object({ origin: z.string(), refreshToken: z.string() });
export type Session = z.infer<typeof Session>;

const AccessToken = z.object({
  origin: z.string(),
  accessToken: z.string(),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
});
export type AccessToken = z.infer<typeof AccessToken>;

/** Content scripts can read `storage.local` unless this is said at every start of the worker. */
export async function closeStorageToContentScripts(): Promise<void> {
  const accessLevel = "TRUSTED_CONTEXTS";
  await Promise.all([
    browser.storage.local.setAccessLevel({ accessLevel }),
    browser.storage.session.setAccessLevel({ accessLevel }),
  ]);
}

export async function loadSession(): Promise<Session | undefined> {
  const { session } = await browser.storage.local.get("session");
  return Session.safeParse(session).data;
}

export async function loadAccessToken(): Promise<AccessToken | undefined> {
  const { accessToken } = await browser.storage.session.get("accessToken");
  return AccessToken.safeParse(accessToken).data;
}

/** The refresh token first: an access token without it would end in a lost session. */
export async function storeTokens(
  origin: string,
  { access_token, expires_in, refresh_token }: TokenReply,
  now: number,
): Promise<AccessToken> {
  const access = { origin, accessToken: access_token, expiresAt: now + expires_in * 1000 };
  const session: Session = { origin, refreshToken: refresh_token };
  await browser.storage.local.set({ session });
  await browser.storage.session.set({ accessToken: access });
  return access;
}

export async function loadMe(): Promise<Me | undefined> {
  const { me } = await browser.storage.local.get("me");
  return Me.safeParse(me).data;
}

export async function storeMe(me: Me): Promise<void> {
  await browser.storage.local.set({ me });
}

export async function forgetSession(): Promise<void> {
  await browser.storage.session.remove("accessToken");
  await browser.storage.local.remove(["session", "me"]);
}
