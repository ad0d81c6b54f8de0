import { randomBytes } from "node:crypto";

/** How long an access token lives, whatever the client's record says. */
export const accessTtlSeconds = 3600;
const refreshTtlSeconds = 30 * 24 * 3600;
const codeTtlSeconds = 600;

export interface Grant {
  readonly clientId: string;
  readonly userId: string;
}

interface Kept extends Grant {
  readonly expiresAt: number;
  isRevoked: boolean;
}

interface RefreshToken extends Kept {
  readonly accessId: string;
}

export interface AuthorizationCode extends Kept {
  readonly redirectUrl: string;
  readonly challenge: string | undefined;
  readonly challengeMethod: "S256" | "plain";
}

/** Every token and code that was given out, as the CRM's database keeps them. */
export class TokenStore {
  readonly #now: () => Date;
  readonly #access = new Map<string, Kept>();
  readonly #refresh = new Map<string, RefreshToken>();
  readonly #codes = new Map<string, AuthorizationCode>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Notes a new access token; answers its id. */
  addAccess(grant: Grant): string {
    const id = randomBytes(40).toString("hex");
    this.#access.set(id, { ...grant, isRevoked: false, expiresAt: this.#after(accessTtlSeconds) });
    return id;
  }

  addRefresh(grant: Grant, accessId: string): string {
    // The real one is an encrypted text of about this length with this beginning.
    const token = `def50200${randomBytes(420).toString("hex")}`;
    const expiresAt = this.#after(refreshTtlSeconds);
    this.#refresh.set(token, { ...grant, accessId, isRevoked: false, expiresAt });
    return token;
  }

  addCode(code: Omit<AuthorizationCode, "isRevoked" | "expiresAt">): string {
    const text = `def50200${randomBytes(300).toString("hex")}`;
    this.#codes.set(text, { ...code, isRevoked: false, expiresAt: this.#after(codeTtlSeconds) });
    return text;
  }

  /** The grant behind a living access token. */
  liveAccess(id: string): Grant | undefined {
    return this.#alive(this.#access.get(id));
  }

  refresh(token: string): { readonly grant: RefreshToken; readonly isAlive: boolean } | undefined {
    const grant = this.#refresh.get(token);
    return grant && { grant, isAlive: this.#alive(grant) !== undefined };
  }

  code(text: string): { readonly code: AuthorizationCode; readonly isAlive: boolean } | undefined {
    const code = this.#codes.get(text);
    return code && { code, isAlive: this.#alive(code) !== undefined };
  }

  revokeAccess(id: string): void {
    revoke(this.#access.get(id));
  }

  revokeRefresh(token: string): void {
    revoke(this.#refresh.get(token));
  }

  revokeCode(text: string): void {
    revoke(this.#codes.get(text));
  }

  /** Ends tokens at once: of one user or everybody, access or refresh tokens or both. */
  revokeAll(kind: "access" | "refresh" | "all", userId?: string): number {
    const tables = [
      ...(kind === "refresh" ? [] : [this.#access]),
      ...(kind === "access" ? [] : [this.#refresh]),
    ];
    const ended = tables
      .flatMap((table) => [...table.values()])
      .filter((kept) => !kept.isRevoked && (userId === undefined || kept.userId === userId));
    for (const kept of ended) kept.isRevoked = true;
    return ended.length;
  }

  #alive<Token extends Kept>(kept: Token | undefined): Token | undefined {
    if (kept === undefined || kept.isRevoked) return undefined;
    return kept.expiresAt > this.#now().getTime() ? kept : undefined;
  }

  #after(seconds: number): number {
    return this.#now().getTime() + seconds * 1000;
  }
}

function revoke(kept: Kept | undefined): void {
  if (kept !== undefined) kept.isRevoked = true;
}
