import { oauthClientId } from "@ringback/shared/api";
import * as z from "zod";

/** What the extension asks `/oauth/authorize` for. */
export const AuthorizeRequest = z.object({
  redirectUri: z.string(),
  state: z.string(),
  codeChallenge: z.string(),
});
export type AuthorizeRequest = z.infer<typeof AuthorizeRequest>;

export type ReadAuthorizeRequest =
  | { readonly outcome: "read"; readonly request: AuthorizeRequest }
  /** `fault` is a sentence for a page: an address that is not ours must never be redirected to. */
  | { readonly outcome: "refused"; readonly fault: string };

export function readAuthorizeRequest(
  query: unknown,
  redirectUris: readonly string[],
): ReadAuthorizeRequest {
  const Query = z.object({
    response_type: z.literal("code", "response_type must be “code”."),
    client_id: z.literal(oauthClientId, `client_id must be “${oauthClientId}”.`),
    redirect_uri: z
      .string("redirect_uri is missing, or there twice.")
      .refine((uri) => redirectUris.includes(uri), "redirect_uri is not one this server knows."),
    state: z
      .string("state is missing, or there twice.")
      .min(8, "state must have at least 8 characters.")
      .max(500, "state must have at most 500 characters."),
    code_challenge: z
      .string("code_challenge is missing, or there twice.")
      .regex(/^[\w-]{43}$/, "code_challenge must be a SHA-256 in base64url: 43 characters."),
    code_challenge_method: z.literal("S256", "code_challenge_method must be “S256”."),
  });
  const parsed = Query.safeParse(query);
  if (!parsed.success) {
    return {
      outcome: "refused",
      fault: parsed.error.issues.map((issue) => issue.message).join(" "),
    };
  }
  const { redirect_uri: redirectUri, state, code_challenge: codeChallenge } = parsed.data;
  return { outcome: "read", request: { redirectUri, state, codeChallenge } };
}

/** The same request as an address, to begin again with. */
export function authorizePath({ redirectUri, state, codeChallenge }: AuthorizeRequest): string {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: oauthClientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: codeChallenge,
    code_challenge_method: "S256",
  });
  return `/oauth/authorize?${query.toString()}`;
}

/** Where the browser hands the answer to the extension. */
export function answerUrl(
  { redirectUri, state }: AuthorizeRequest,
  answer: { readonly code: string } | { readonly error: "access_denied" },
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...answer, state })) {
    url.searchParams.set(name, value);
  }
  return url.href;
}
