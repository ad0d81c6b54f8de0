import type { Response } from "express";

type Code = "invalid_request" | "invalid_client" | "invalid_grant" | "unsupported_grant_type";

/** A refusal in the words of RFC 6749 §5.2. */
export class OAuthError extends Error {
  override readonly name = "OAuthError";
  readonly code: Code;

  constructor(code: Code, description: string) {
    super(description);
    this.code = code;
  }
}

export function sendOAuthError(response: Response, error: OAuthError): void {
  response
    .status(error.code === "invalid_client" ? 401 : 400)
    .set("Cache-Control", "no-store")
    .json({ error: error.code, error_description: error.message });
}
