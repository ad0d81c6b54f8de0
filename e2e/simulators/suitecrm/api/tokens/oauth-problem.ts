/** A refusal in OAuth's own envelope. */
export class OauthProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string | undefined;

  constructor(status: number, code: string, message: string, hint?: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.hint = hint;
  }

  /** What the endpoint answers. */
  get body(): Readonly<Record<string, string>> {
    return {
      error: this.code,
      error_description: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
      message: this.message,
    };
  }

  static unsupportedGrant(): OauthProblem {
    return new OauthProblem(
      400,
      "unsupported_grant_type",
      "The authorization grant type is not supported by the authorization server.",
      "Check that all required parameters have been provided",
    );
  }

  static missingParameter(name: string): OauthProblem {
    return OauthProblem.invalidRequest(`Check the \`${name}\` parameter`);
  }

  static invalidRequest(hint: string): OauthProblem {
    return new OauthProblem(
      400,
      "invalid_request",
      "The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.",
      hint,
    );
  }

  static invalidGrant(hint: string): OauthProblem {
    return new OauthProblem(
      400,
      "invalid_grant",
      "The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.",
      hint,
    );
  }

  static invalidClient(): OauthProblem {
    return new OauthProblem(401, "invalid_client", "Client authentication failed");
  }

  static invalidRefreshToken(hint: string): OauthProblem {
    return new OauthProblem(401, "invalid_request", "The refresh token is invalid.", hint);
  }

  static accessDenied(hint: string): OauthProblem {
    return new OauthProblem(
      401,
      "access_denied",
      "The resource owner or authorization server denied the request.",
      hint,
    );
  }

  /** What the CRM did not expect: a 500 whose text may hold what was typed, the password too. */
  static unknown(message: string): OauthProblem {
    return new OauthProblem(500, "unknown_error", message);
  }
}
