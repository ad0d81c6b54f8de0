import * as z from "zod";
import type { SuitecrmSimulator } from "./simulator.ts";

const Tokens = z.object({ access_token: z.string(), refresh_token: z.string().optional() });

/** A JSON:API answer about one record, as far as anybody looks. */
export const Document = z.object({
  data: z.object({ id: z.string(), attributes: z.record(z.string(), z.unknown()) }),
});
export const Listing = z.object({
  meta: z.record(z.string(), z.unknown()).optional(),
  data: z.array(z.object({ id: z.string(), attributes: z.record(z.string(), z.unknown()) })),
});
export const Refusal = z.object({ errors: z.object({ detail: z.string() }) });

/** Sends requests with one access token. */
export class Caller {
  readonly #origin: string;
  readonly tokens: z.infer<typeof Tokens>;

  constructor(origin: string, tokens: z.infer<typeof Tokens>) {
    this.#origin = origin;
    this.tokens = tokens;
  }

  async ask(method: string, path: string, body?: unknown): Promise<Response> {
    return await fetch(`${this.#origin}/Api/V8${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.tokens.access_token}`,
        "Content-Type": "application/vnd.api+json",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async create(type: string, attributes: unknown, id?: string) {
    const response = await this.ask("POST", "/module", { data: { type, attributes, id } });
    return Document.parse(await response.json()).data;
  }
}

/** Signs in with a user's password, or, without one, as the service client. */
export async function signIn(
  { origin, clients }: SuitecrmSimulator,
  person?: { readonly userName: string; readonly password: string },
): Promise<Caller> {
  const grant = person === undefined ? "client_credentials" : "password";
  const client = clients.find((known) => known.grant === grant);
  const response = await requestToken(origin, {
    grant_type: grant,
    client_id: client?.id ?? "",
    client_secret: client?.secret ?? "",
    ...(person === undefined ? {} : { username: person.userName, password: person.password }),
  });
  return new Caller(origin, Tokens.parse(await response.json()));
}

/** One token request with these fields. */
export async function requestToken(
  origin: string,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  return await fetch(`${origin}/Api/access_token`, {
    method: "POST",
    body: new URLSearchParams(fields),
  });
}
