import * as z from "zod";
import type { SuitecrmSimulator } from "../simulator.ts";
import type { CapturedSample } from "./captured-sample.ts";
import { important, type Exchange } from "./exchange.ts";

const Tokens = z.object({ access_token: z.string(), refresh_token: z.string().optional() });
type Tokens = z.infer<typeof Tokens>;

/** Asks what a sample asked, as the person it was asked by. */
export class Callers {
  readonly #simulator: SuitecrmSimulator;
  readonly #secret: string;
  readonly #password: string;

  constructor(simulator: SuitecrmSimulator, secret: string, password: string) {
    this.#simulator = simulator;
    this.#secret = secret;
    this.#password = password;
  }

  async ask(name: string, { as, request }: CapturedSample): Promise<Exchange> {
    const headers = { ...request.headers };
    if (headers["Authorization"] !== undefined) {
      headers["Authorization"] = `Bearer ${await this.#tokenFor(name, as ?? "bdm1")}`;
    }
    const body = await this.#bodyFor(name, request.body);
    const restore = this.#setScene(name, as ?? "");
    try {
      const response = await fetch(`${this.#simulator.origin}${request.path}`, {
        method: request.method,
        headers,
        ...(body === undefined ? {} : { body }),
      });
      const answered = Object.fromEntries(response.headers);
      return {
        status: response.status,
        headers: important(answered),
        body: readBody(await response.text()),
      };
    } finally {
      restore();
    }
  }

  async #tokenFor(name: string, as: string): Promise<string> {
    if (name === "error-bad-token") return "one.two.three";
    const service = /^client_credentials\((\w+)\)$/.exec(as)?.[1];
    const { access_token: token } =
      service === undefined
        ? await this.#signIn(as.split(" ")[0] ?? as)
        : await this.#request({
            grant_type: "client_credentials",
            client_id: this.#client("client_credentials", service),
          });
    if (name === "error-tampered-token") return tamper(token);
    if (name === "error-revoked-token" || name === "error-expired-token") {
      await this.#control("POST", "tokens/revoke", { userName: "bdm1", kind: "access" });
    }
    return token;
  }

  async #bodyFor(name: string, body: unknown): Promise<string | undefined> {
    if (body === null || body === undefined) return undefined;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    if (!text.includes("<refresh_token>")) return text;
    const { refresh_token: token = "" } = await this.#signIn("bdm1");
    if (name === "token-refresh-reuse") await this.#refresh(token);
    return text.replace("<refresh_token>", token);
  }

  /** Puts the roles and states in place that the sample speaks of; answers how to undo it. */
  #setScene(name: string, as: string): () => void {
    const { accounts, records } = this.#simulator.crm;
    const bdm3 = accounts.findByName("bdm3")?.id ?? "";
    if (as.endsWith("(Leads owner-only)")) accounts.setAccess(bdm3, "Leads", "owner");
    if (as.endsWith("(Accounts no access)")) accounts.setAccess(bdm3, "Accounts", "none");
    if (/inactive-user/.test(name)) records.change("Users", bdm3, { status: "Inactive" });
    return () => {
      accounts.setAccess(bdm3, "Leads", "all");
      accounts.setAccess(bdm3, "Accounts", "all");
      records.change("Users", bdm3, { status: "Active" });
    };
  }

  #signIn(username: string): Promise<Tokens> {
    return this.#request({
      grant_type: "password",
      client_id: this.#client("password"),
      username,
      password: this.#password,
    });
  }

  #refresh(token: string): Promise<Tokens> {
    const client_id = this.#client("password");
    return this.#request({ grant_type: "refresh_token", client_id, refresh_token: token });
  }

  async #request(fields: Readonly<Record<string, string>>): Promise<Tokens> {
    const response = await fetch(`${this.#simulator.origin}/Api/access_token`, {
      method: "POST",
      body: new URLSearchParams({ ...fields, client_secret: this.#secret }),
    });
    return Tokens.parse(await response.json());
  }

  #client(grant: string, userName?: string): string {
    const client = this.#simulator.clients.find(
      (known) =>
        known.grant === grant && (userName === undefined || known.assignedUserName === userName),
    );
    return client?.id ?? "";
  }

  async #control(method: string, path: string, body: unknown): Promise<void> {
    const response = await fetch(`${this.#simulator.controlOrigin}/control/${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
  }
}

function tamper(token: string): string {
  const at = token.lastIndexOf(".") + 10;
  return `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
