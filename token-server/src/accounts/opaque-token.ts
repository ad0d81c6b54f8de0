import { createHash, randomBytes } from "node:crypto";

/** The prefix tells a leaked token's kind, and lets the log hide it. */
export type TokenKind = "rba" | "rbr" | "rbc";

/** Unguessable: 256 random bits. */
export function createOpaqueToken(kind: TokenKind): string {
  return `${kind}_${randomBytes(32).toString("base64url")}`;
}

/** How it is found again without being kept. Its 256 bits make a slow hash pointless. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A PKCE code verifier (RFC 7636 §4.1). */
export function createVerifier(): string {
  return randomBytes(32).toString("base64url");
}
