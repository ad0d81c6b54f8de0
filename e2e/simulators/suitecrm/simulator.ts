import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { Express } from "express";
import type * as z from "zod";
import { createApp, createApp8, createControlApp } from "./app.ts";
import { AccessTokens } from "./api/tokens/access-token.ts";
import { OauthClient } from "./api/tokens/oauth-client.ts";
import { TokenStore } from "./api/tokens/token-store.ts";
import { AnswerGate } from "./control/answer-gate.ts";
import { Availability, type Listening } from "./control/availability.ts";
import type { Controlled } from "./control/control-router.ts";
import { RequestLog } from "./control/request-log.ts";
import { createCrm, noteContents, type Crm } from "./crm.ts";
import { seedCrm, type WellKnownRecord } from "./records/seed/seed.ts";

export interface SuitecrmSimulatorOptions {
  /** 0 picks a free port. */
  readonly port?: number;
  /** Where the CRM shows its other face. */
  readonly port8?: number;
  /** Which records it starts with; null starts empty. */
  readonly seed?: number | null;
  readonly clients?: readonly z.input<typeof OauthClient>[];
  readonly now?: () => Date;
  readonly newId?: () => string;
}

export interface SuitecrmSimulator {
  readonly origin: string;
  /** SuiteCRM 8's shell over the same records. */
  readonly origin8: string;
  /** Serves `/control` too, and goes on while the CRM refuses connections. */
  readonly controlOrigin: string;
  readonly clients: readonly OauthClient[];
  readonly crm: Crm;
  readonly wellKnown: Readonly<Record<string, WellKnownRecord>>;
  close(): Promise<void>;
}

/** Three clients, as an admin registers them for Ringback. */
export const usualClients: readonly z.input<typeof OauthClient>[] = [
  {
    id: "9c1f0001-0000-4000-8000-000000000001",
    secret: "service-secret",
    grant: "client_credentials",
  },
  { id: "9c1f0002-0000-4000-8000-000000000002", secret: "sign-in-secret", grant: "password" },
];

/** Starts a SuiteCRM on the loopback interface that looks like 7.15 on one port, like 8.10 on another. */
export async function startSuitecrmSimulator(
  options: SuitecrmSimulatorOptions = {},
): Promise<SuitecrmSimulator> {
  const { port = 0, port8 = 0, seed = 1, now = () => new Date(), newId } = options;
  const clients = (options.clients ?? usualClients).map((client) => OauthClient.parse(client));
  const crm = createCrm(now, newId);
  const wellKnown = seed === null ? {} : seedCrm(crm, seed);
  const tokens = new TokenStore(now);
  const accessTokens = await AccessTokens.create();
  const main = new Listener(port);
  const main8 = new Listener(port8);
  const control = new Listener(0);
  const both = {
    open: async () => void (await Promise.all([main.open(), main8.open()])),
    close: async () => void (await Promise.all([main.close(), main8.close()])),
  };
  const controlled: Controlled = {
    crm,
    restore: noteContents(crm),
    tokens,
    availability: new Availability(both),
    log: new RequestLog(),
    answers: new AnswerGate(),
    shellSettings: { paginationType: "pagination" },
  };
  const authority = { crm, clients, tokens, accessTokens };
  main.serve(createApp(authority, controlled));
  main8.serve(createApp8(authority, controlled));
  control.serve(createControlApp(controlled));
  await both.open();
  await control.open();
  return {
    origin: main.origin,
    origin8: main8.origin,
    controlOrigin: control.origin,
    clients,
    crm,
    wellKnown,
    close: async () => {
      await Promise.all([both.close(), control.close()]);
    },
  };
}

/** One port that can be closed and opened again under the same number. */
class Listener implements Listening {
  #port: number;
  #app: Express | undefined;
  #server: Server | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  serve(app: Express): void {
    this.#app = app;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer(this.#app);
    this.#server = server;
    server.listen(this.#port, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (typeof address === "object" && address !== null) this.#port = address.port;
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  }
}
