import { seededUsers } from "../../records/seed/users.ts";

/** Asks for pages the way a signed-in browser does, without running them. */
export class PageVisitor {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  async signIn(userName: string): Promise<void> {
    const user = seededUsers.find((known) => known.userName === userName);
    await this.post({
      module: "Users",
      action: "Authenticate",
      user_name: userName,
      username_password: user?.password ?? "",
    });
  }

  get(query: Record<string, string>): Promise<Response> {
    return this.open(`/index.php?${new URLSearchParams(query).toString()}`);
  }

  post(fields: Record<string, string>): Promise<Response> {
    return this.open("/index.php", { method: "POST", body: new URLSearchParams(fields) });
  }

  async open(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = new Headers(init.headers);
    headers.set("Cookie", cookie);
    const response = await fetch(this.#origin + path, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(";")[0]?.split("=") ?? [];
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
    }
    return response;
  }
}
