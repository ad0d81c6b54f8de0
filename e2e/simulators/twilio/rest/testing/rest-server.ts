import { once } from "node:events";
import { createServer, type Server } from "node:http";
import express from "express";
import { z } from "zod";
import { createClock } from "../../clock.ts";
import { createEventLog, type EventLog } from "../../event-log.ts";
import { createFaultRules, type FaultRules } from "../../fault-rules.ts";
import { createOfficialClient, type ClientOptions } from "../../official-client.ts";
import { isFinalStatus, type CallRecord } from "../../resources/calls.ts";
import type { CallChange, OutboundCallOrder } from "../../resources/live-calls.ts";
import { createStores, type Stores } from "../../resources/stores.ts";
import { createSids } from "../../sids.ts";
import type { RestFaultRule } from "../faults.ts";
import type { MediaFaultRule } from "../recordings/media-faults.ts";
import { nothingLive } from "./nothing-live.ts";
import { createRestApi } from "../rest-api.ts";

const accountSid = `AC${"a".repeat(32)}`;
const authToken = "b".repeat(32);
export const ourNumber = "+15005550006";

export interface RestServer {
  readonly origin: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly stores: Stores;
  readonly events: EventLog;
  readonly faults: FaultRules<RestFaultRule>;
  /** What the live calls were asked to do. */
  readonly orders: OutboundCallOrder[];
  readonly changes: CallChange[];
  client(options?: Partial<ClientOptions>): ReturnType<typeof createOfficialClient>;
  close(): Promise<void>;
}

/** The REST API alone, for tests: calls are ordered and stay as they are. */
export async function startRestServer(): Promise<RestServer> {
  const clock = createClock();
  const events = createEventLog(clock);
  const stores = createStores(clock, createSids("rest"));
  stores.numbers.create(ourNumber, {});
  const faults = createFaultRules<RestFaultRule>();
  const orders: OutboundCallOrder[] = [];
  const changes: CallChange[] = [];
  const account = {
    sid: accountSid,
    authToken,
    friendlyName: "Test",
    dateCreated: clock.now(),
  };
  const liveCalls = {
    startOutboundCall: (order: OutboundCallOrder) => void orders.push(order),
    ...nothingLive,
    updateCall: ({ status }: CallRecord, change: CallChange) => {
      if (isFinalStatus(status)) return "not-live" as const;
      if (change.instructions !== undefined && status !== "in-progress") {
        return "not-in-progress" as const;
      }
      changes.push(change);
      return "changed" as const;
    },
  };
  const app = express();
  app.use(
    createRestApi({
      account,
      stores,
      liveCalls,
      faults,
      mediaFaults: createFaultRules<MediaFaultRule>(),
      mediaFiles: { read: () => undefined, remove: () => {} },
      clock,
      events,
    }),
  );
  const server: Server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const origin = `http://127.0.0.1:${port}`;
  const client: RestServer["client"] = (options = {}) =>
    createOfficialClient({ origin, accountSid, user: accountSid, password: authToken, ...options });
  return {
    origin,
    accountSid,
    authToken,
    stores,
    events,
    faults,
    orders,
    changes,
    client,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
