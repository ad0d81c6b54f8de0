import { seededUsers } from "../../records/seed/users.ts";

/** Talks to the shell's server the way its browser part does. */
export class ShellVisitor {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  #showsToken = true;

  constructor(origin: string) {
    this.#origin = origin;
  }

  signIn(userName: string, password?: string): Promise<Response> {
    const user = seededUsers.find((known) => known.userName === userName);
    const body = { username: userName, password: password ?? user?.password ?? "" };
    return this.#post("/login", body);
  }

  ask(operation: unknown): Promise<Response> {
    return this.#post("/api/graphql", operation);
  }

  /** Goes on without the header that another site's page could not send either. */
  forgetToken(): void {
    this.#showsToken = false;
  }

  async open(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("Cookie", [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const token = this.#cookies.get("XSRF-TOKEN");
    if (this.#showsToken && token !== undefined) headers.set("X-XSRF-TOKEN", token);
    const response = await fetch(this.#origin + path, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(";")[0]?.split("=") ?? [];
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
    }
    return response;
  }

  #post(path: string, body: unknown): Promise<Response> {
    return this.open(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  }
}
