import {
  compactVerify,
  decodeProtectedHeader,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
} from "jose";
import * as z from "zod";
import { OauthProblem } from "./oauth-problem.ts";
import { accessTtlSeconds } from "./token-store.ts";

const Claims = z.object({ jti: z.string() });

/** Writes and checks the RS256 access tokens of one CRM. */
export class AccessTokens {
  readonly #privateKey: CryptoKey;
  readonly #publicKey: CryptoKey;

  private constructor(privateKey: CryptoKey, publicKey: CryptoKey) {
    this.#privateKey = privateKey;
    this.#publicKey = publicKey;
  }

  static async create(): Promise<AccessTokens> {
    const { privateKey, publicKey } = await generateKeyPair("RS256");
    return new AccessTokens(privateKey, publicKey);
  }

  /** `subject` is empty for `client_credentials`. Times carry microseconds, as the real ones do. */
  async sign(id: string, clientId: string, subject: string, now: Date): Promise<string> {
    const seconds = Number((now.getTime() / 1000 + Math.random() / 1000).toFixed(6));
    return await new SignJWT({
      aud: clientId,
      jti: id,
      iat: seconds,
      nbf: seconds,
      exp: seconds + accessTtlSeconds,
      sub: subject,
      scopes: [],
    })
      .setProtectedHeader({ typ: "JWT", alg: "RS256" })
      .sign(this.#privateKey);
  }

  /** The id inside a token of ours; refuses with the CRM's hint otherwise. */
  async readId(token: string): Promise<string> {
    if (token.split(".").length !== 3) {
      throw OauthProblem.accessDenied("The JWT string must have two dots");
    }
    try {
      decodeProtectedHeader(token);
    } catch {
      throw OauthProblem.accessDenied("Error while decoding from JSON");
    }
    try {
      const { payload } = await compactVerify(token, this.#publicKey, { algorithms: ["RS256"] });
      return Claims.parse(JSON.parse(new TextDecoder().decode(payload))).jti;
    } catch {
      throw OauthProblem.accessDenied("Access token could not be verified");
    }
  }
}
