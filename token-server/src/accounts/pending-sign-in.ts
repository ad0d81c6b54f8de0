import { randomBytes } from "node:crypto";
import type { Request, Response } from "express";
import { AuthorizeRequest } from "./authorize-request.ts";
import { hashToken } from "./opaque-token.ts";
import type { AccountsWorld } from "./world.ts";

const aliveMs = 15 * 60 * 1000;

/** A sign-in under way: what the extension asked for, and our own PKCE towards the CRM. */
export interface PendingSignIn {
  readonly request: AuthorizeRequest;
  readonly codeVerifier: string;
}

type World = Pick<AccountsWorld, "db" | "clock" | "secrets">;

/** Browsers take a Secure cookie from http://127.0.0.1, too (seen in Chromium 156). */
const cookieName = "__Host-ringback-sign-in";

/**
 * Remembers a sign-in and answers its state. It is found again only with both that state and this
 * browser's cookie, so nobody can finish a sign-in that somebody else began.
 */
export async function beginSignIn(
  world: World,
  request: Request,
  response: Response,
  pending: PendingSignIn,
): Promise<string> {
  const { db, clock, secrets } = world;
  const browser = readCookie(request) ?? randomBytes(32).toString("base64url");
  response.cookie(cookieName, browser, {
    httpOnly: true,
    secure: true,
    sameSite: "lax",
    path: "/",
    maxAge: aliveMs,
  });
  const state = randomBytes(32).toString("base64url");
  await db
    .insertInto("sign_in")
    .values({
      state_hash: hashToken(`${state}.${browser}`),
      request: JSON.stringify(pending.request),
      code_verifier: secrets.seal(pending.codeVerifier),
      expires_at: clock.now() + aliveMs,
    })
    .execute();
  return state;
}

/** Looks a sign-in up; `undefined` when it is unknown, too old, or another browser's. */
export async function findSignIn(
  world: World,
  request: Request,
  state: string,
): Promise<PendingSignIn | undefined> {
  const stateHash = hashOf(request, state);
  if (stateHash === undefined) return undefined;
  const row = await world.db
    .selectFrom("sign_in")
    .select(["request", "code_verifier"])
    .where("state_hash", "=", stateHash)
    .where("expires_at", ">", world.clock.now())
    .executeTakeFirst();
  return row && read(world, row);
}

/** The same, and nobody finds it again. */
export async function takeSignIn(
  world: World,
  request: Request,
  state: string,
): Promise<PendingSignIn | undefined> {
  const stateHash = hashOf(request, state);
  if (stateHash === undefined) return undefined;
  const row = await world.db
    .deleteFrom("sign_in")
    .where("state_hash", "=", stateHash)
    .where("expires_at", ">", world.clock.now())
    .returning(["request", "code_verifier"])
    .executeTakeFirst();
  return row && read(world, row);
}

function read(
  { secrets }: World,
  row: { readonly request: string; readonly code_verifier: string },
): PendingSignIn {
  return {
    request: AuthorizeRequest.parse(JSON.parse(row.request)),
    codeVerifier: secrets.open(row.code_verifier),
  };
}

function hashOf(request: Request, state: string): string | undefined {
  const browser = readCookie(request);
  return browser === undefined ? undefined : hashToken(`${state}.${browser}`);
}

function readCookie(request: Request): string | undefined {
  const pairs = (request.get("cookie") ?? "").split(/;\s*/);
  const value = pairs
    .find((pair) => pair.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}
