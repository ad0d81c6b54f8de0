import { oauthClientId, type TokenReply } from "@ringback/shared/api";
import { type Request, type RequestHandler, type Response, Router } from "express";
import * as z from "zod";
import { readForm } from "../http/bodies.ts";
import { serve } from "../http/methods.ts";
import { redeemCode } from "./authorization-code.ts";
import { OAuthError, sendOAuthError } from "./oauth-error.ts";
import { hashToken } from "./opaque-token.ts";
import { rotate } from "./token-pair.ts";
import type { AccountsWorld } from "./world.ts";

type World = Pick<AccountsWorld, "db" | "clock" | "secrets" | "sessions">;

/** A repeated parameter arrives as an array and is refused (RFC 6749 §3.2). */
const longestField = 2_000;
const Field = z.string().min(1).max(longestField);
const Client = z.object({ client_id: Field });
const CodeForm = z.object({ code: Field, redirect_uri: Field, code_verifier: Field });
const RefreshForm = z.object({ refresh_token: Field });

/** `/oauth/token` and `/oauth/revoke`. */
export function tokenRoutes(world: World): Router {
  const router = Router();
  serve(
    router,
    "POST",
    "/oauth/token",
    ...readForm,
    answering((form) => grant(world, form)),
  );
  serve(
    router,
    "POST",
    "/oauth/revoke",
    ...readForm,
    answering((form) => revoke(world, form)),
  );
  return router;
}

async function grant(world: World, form: unknown): Promise<TokenReply> {
  const { grant_type: grantType } = read(z.object({ grant_type: Field }), form);
  requireOurClient(form);
  switch (grantType) {
    case "authorization_code":
      return grantForCode(world, form);
    case "refresh_token":
      return grantForRefreshToken(world, form);
    default:
      throw new OAuthError(
        "unsupported_grant_type",
        "Use authorization_code or refresh_token as grant_type.",
      );
  }
}

async function grantForCode({ db, clock, sessions }: World, form: unknown): Promise<TokenReply> {
  const { code, redirect_uri: redirectUri, code_verifier: codeVerifier } = read(CodeForm, form);
  const shown = { code, redirectUri, codeVerifier };
  const result = await db.transaction().execute((trx) => redeemCode(trx, shown, clock.now()));
  if (result.outcome === "redeemed") return result.reply;
  if (result.outcome !== "refused") {
    await sessions.revoke(result.sessionId, `code-${result.outcome}`);
  }
  throw new OAuthError(
    "invalid_grant",
    "The code is unknown, expired, used, or does not fit redirect_uri and code_verifier. Sign in again.",
  );
}

async function grantForRefreshToken(world: World, form: unknown): Promise<TokenReply> {
  const { db, clock, secrets, sessions } = world;
  const { refresh_token: token } = read(RefreshForm, form);
  const result = await db.transaction().execute((trx) => rotate(trx, secrets, token, clock.now()));
  if (result.outcome === "rotated") return result.reply;
  if (result.outcome === "reused") await sessions.revoke(result.sessionId, "refresh-token-reused");
  throw new OAuthError("invalid_grant", "This refresh_token is not valid any more. Sign in again.");
}

/** Signs out the session a token belongs to. Unknown tokens are fine, too (RFC 7009 §2.2). */
async function revoke({ db, sessions }: World, form: unknown): Promise<object> {
  const { token } = read(z.object({ token: Field }), form);
  requireOurClient(form);
  const hash = hashToken(token);
  const found =
    (await db
      .selectFrom("refresh_token")
      .select("session_id")
      .where("hash", "=", hash)
      .executeTakeFirst()) ??
    (await db
      .selectFrom("access_token")
      .select("session_id")
      .where("hash", "=", hash)
      .executeTakeFirst());
  if (found !== undefined) await sessions.revoke(found.session_id, "signed-out");
  return {};
}

function requireOurClient(form: unknown): void {
  const { client_id: clientId } = read(Client, form);
  if (clientId !== oauthClientId) {
    throw new OAuthError("invalid_client", `client_id must be ${oauthClientId}.`);
  }
}

function read<Schema extends z.ZodType>(schema: Schema, form: unknown): z.output<Schema> {
  const result = schema.safeParse(form ?? {});
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.map((issue) => issue.path.join(".")))];
  throw new OAuthError(
    "invalid_request",
    `Send each of these once, with 1 to ${longestField} characters: ${fields.join(", ")}.`,
  );
}

function answering(work: (form: unknown) => Promise<object>): RequestHandler {
  return async (request: Request, response: Response) => {
    try {
      const reply = await work(request.body);
      response.set({ "Cache-Control": "no-store", Pragma: "no-cache" }).json(reply);
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      sendOAuthError(response, error);
    }
  };
}
