import { randomBytes } from "node:crypto";

/** Who is signed in to the CRM's pages, by session cookie. */
export class SessionStore {
  readonly #users: Map<string, string>;
  readonly #cookie: string;

  /** SuiteCRM 7 keeps a session in `PHPSESSID`, SuiteCRM 8 in `SCRMSESSID`. */
  constructor(cookie = "PHPSESSID", users = new Map<string, string>()) {
    this.#cookie = cookie;
    this.#users = users;
  }

  /** The same sessions, looked for in another cookie. */
  under(cookie: string): SessionStore {
    return new SessionStore(cookie, this.#users);
  }

  /** Opens a session and answers its `Set-Cookie` value: no HttpOnly, no SameSite, as measured. */
  open(userId: string): string {
    const id = randomBytes(16).toString("hex");
    this.#users.set(id, userId);
    return `${this.#cookie}=${id}; path=/`;
  }

  /** The user behind a request's `Cookie` header, if signed in. */
  userId(cookieHeader: string | undefined): string | undefined {
    const id = this.#readId(cookieHeader);
    return id === undefined ? undefined : this.#users.get(id);
  }

  close(cookieHeader: string | undefined): void {
    const id = this.#readId(cookieHeader);
    if (id !== undefined) this.#users.delete(id);
  }

  /** Ends every session, or those of one user, as an expiry on the server does. */
  closeAll(userId?: string): void {
    for (const [id, user] of this.#users) {
      if (userId === undefined || user === userId) this.#users.delete(id);
    }
  }

  #readId(cookieHeader = ""): string | undefined {
    for (const part of cookieHeader.split(";")) {
      const [name, value] = part.trim().split("=");
      if (name === this.#cookie) return value;
    }
    return undefined;
  }
}
