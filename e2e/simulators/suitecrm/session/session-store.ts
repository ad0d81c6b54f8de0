import { randomBytes } from "node:crypto";

/** The cookie a browser session lives in. */
const sessionCookie = "PHPSESSID";

/** Who is signed in to the CRM's pages, by session cookie. */
export class SessionStore {
  readonly #users = new Map<string, string>();

  /** Opens a session and answers its `Set-Cookie` value: no HttpOnly, no SameSite, as measured. */
  open(userId: string): string {
    const id = randomBytes(16).toString("hex");
    this.#users.set(id, userId);
    return `${sessionCookie}=${id}; path=/`;
  }

  /** The user behind a request's `Cookie` header, if signed in. */
  userId(cookieHeader: string | undefined): string | undefined {
    const id = readSessionId(cookieHeader);
    return id === undefined ? undefined : this.#users.get(id);
  }

  close(cookieHeader: string | undefined): void {
    const id = readSessionId(cookieHeader);
    if (id !== undefined) this.#users.delete(id);
  }

  /** Ends every session, or those of one user, as an expiry on the server does. */
  closeAll(userId?: string): void {
    for (const [id, user] of this.#users) {
      if (userId === undefined || user === userId) this.#users.delete(id);
    }
  }
}

function readSessionId(cookieHeader = ""): string | undefined {
  for (const part of cookieHeader.split(";")) {
    const [name, value] = part.trim().split("=");
    if (name === sessionCookie) return value;
  }
  return undefined;
}
