import { decodeJwt, errors, jwtVerify } from "jose";
import * as z from "zod";
import type { Keys } from "../resources/keys.ts";
import type { SignallingError } from "./server-frames.ts";
import { signallingErrors } from "./signalling-errors.ts";

const longestLifeSeconds = 24 * 60 * 60;

/** What an access token that was found good allows. */
export interface AccessToken {
  readonly identity: string;
  readonly mayBeCalled: boolean;
  /** The TwiML App that browser calls start; undefined when they are not allowed. */
  readonly applicationSid: string | undefined;
  /** Set by whoever made the token: stronger than what the browser says. */
  readonly applicationParameters: Readonly<Record<string, string>>;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

export type CheckedToken =
  | { readonly outcome: "good"; readonly token: AccessToken }
  | { readonly outcome: "refused"; readonly error: SignallingError };

export interface TokenAuthority {
  readonly accountSid: string;
  readonly keys: Pick<Keys, "find">;
  /** Epoch milliseconds; real time, as the browser counts its token's life. */
  readonly now: () => number;
}

const Claims = z.object({
  exp: z.int(),
  iat: z.int().optional(),
  grants: z.object({
    identity: z.string(),
    voice: z.object({
      incoming: z.object({ allow: z.boolean() }).optional(),
      outgoing: z
        .object({
          application_sid: z.string().regex(/^AP[0-9a-f]{32}$/),
          params: z.record(z.string(), z.coerce.string()).optional(),
        })
        .optional(),
    }),
  }),
});

const refuse = (error: SignallingError): CheckedToken => ({ outcome: "refused", error });

/** Checks a Voice access token as Twilio does: signature, account, grants, identity and life. */
export async function checkAccessToken(
  jwt: string,
  { accountSid, keys, now }: TokenAuthority,
): Promise<CheckedToken> {
  try {
    const issuer = decodeJwt(jwt).iss ?? "";
    const key = keys.find(issuer);
    if (key === undefined) return refuse(signallingErrors.invalidToken);
    const { payload, protectedHeader } = await jwtVerify(
      jwt,
      new TextEncoder().encode(key.secret),
      { algorithms: ["HS256", "HS384", "HS512"], currentDate: new Date(now()) },
    );
    if (protectedHeader.cty !== "twilio-fpa;v=1") return refuse(signallingErrors.invalidToken);
    if (payload.sub !== accountSid) return refuse(signallingErrors.noValidAccount);
    return readClaims(payload, now() / 1000);
  } catch (error) {
    if (error instanceof errors.JWTExpired) return refuse(signallingErrors.expiredToken);
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      return refuse(signallingErrors.badSignature);
    }
    if (error instanceof errors.JOSEError) return refuse(signallingErrors.invalidToken);
    throw error;
  }
}

function readClaims(payload: unknown, nowSeconds: number): CheckedToken {
  const claims = Claims.safeParse(payload);
  if (!claims.success) return refuse(signallingErrors.invalidToken);
  const { exp, iat = nowSeconds, grants } = claims.data;
  if (exp - iat > longestLifeSeconds) return refuse(signallingErrors.tooLongToken);
  if (!/^\w{1,256}$/.test(grants.identity)) return refuse(signallingErrors.invalidClientName);
  const { incoming, outgoing } = grants.voice;
  return {
    outcome: "good",
    token: {
      identity: grants.identity,
      mayBeCalled: incoming?.allow ?? false,
      applicationSid: outgoing?.application_sid,
      applicationParameters: outgoing?.params ?? {},
      expiresAt: exp,
    },
  };
}
