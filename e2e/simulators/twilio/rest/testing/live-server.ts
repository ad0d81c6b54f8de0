import { createServer } from "node:http";
import express from "express";
import { onTestFinished } from "vitest";
import { accountSid, createCallWorld, type CallWorld } from "../../calls/testing/call-world.ts";
import { createFaultRules } from "../../fault-rules.ts";
import { closeServer, listen } from "../../listening.ts";
import { createOfficialClient, type ClientOptions } from "../../official-client.ts";
import type { RestFaultRule } from "../faults.ts";
import type { MediaFaultRule } from "../recordings/media-faults.ts";
import { createRestApi } from "../rest-api.ts";

const authToken = "b".repeat(32);

/** The REST API in front of live calls among fake telephones, until the test is over. */
export async function startLiveServer(world: CallWorld = createCallWorld()) {
  const mediaFaults = createFaultRules<MediaFaultRule>();
  const { clock, log: events, mediaFiles, live: liveCalls, stores } = world;
  const account = { sid: accountSid, authToken, friendlyName: "Test", dateCreated: clock.now() };
  const app = express();
  app.use(
    createRestApi({
      account,
      stores,
      liveCalls,
      faults: createFaultRules<RestFaultRule>(),
      mediaFaults,
      mediaFiles,
      clock,
      events,
    }),
  );
  const server = createServer(app);
  const origin = `http://127.0.0.1:${await listen(server, 0)}`;
  onTestFinished(() => closeServer(server));
  const authorization = `Basic ${btoa(`${accountSid}:${authToken}`)}`;

  return {
    world,
    mediaFaults,
    client: (options: Partial<ClientOptions> = {}) =>
      createOfficialClient({
        origin,
        accountSid,
        user: accountSid,
        password: authToken,
        ...options,
      }),
    /** Below the account; with the right credentials unless others are given. */
    ask: (path: string, init: RequestInit = {}) =>
      fetch(`${origin}/2010-04-01/Accounts/${accountSid}${path}`, {
        redirect: "manual",
        headers: { Authorization: authorization },
        ...init,
      }),
  };
}

export type LiveServer = Awaited<ReturnType<typeof startLiveServer>>;
