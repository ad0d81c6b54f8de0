import { createHash, randomBytes } from "node:crypto";

/** Opaque and unguessable; 43 characters. */
export function createIntentSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** How an intent is found again without being kept. */
export function hashIntent(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
