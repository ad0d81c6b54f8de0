import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { Router } from "express";
import { WebSocketServer } from "ws";
import type { Account } from "../account.ts";
import type { Endpoint, StartedCall } from "../calls/endpoint.ts";
import type { Clock } from "../clock.ts";
import type { EventLog } from "../event-log.ts";
import { openBrowserPeer, type OpenPeer } from "../media/browser-peer.ts";
import type { Keys } from "../resources/keys.ts";
import type { MakeSid } from "../sids.ts";
import type { TokenAuthority } from "./access-token.ts";
import { createClientSoundsRouter } from "./client-sounds.ts";
import { createDirectory } from "./directory.ts";
import { createInsightsRouter } from "./insights.ts";
import { resumeCall } from "./resume-call.ts";
import { ringBrowsers } from "./ring-browsers.ts";
import { createSession, type Session } from "./session.ts";
import { startCall, type LegBase } from "./start-call.ts";
import { openWire } from "./wire.ts";

export interface LinesOptions {
  readonly account: Pick<Account, "sid">;
  readonly keys: Pick<Keys, "find">;
  readonly makeSid: MakeSid;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly openPeer?: OpenPeer;
}

interface Registration {
  readonly identity: string;
  /** Epoch milliseconds of real time. */
  readonly connectedAt: number;
  readonly callSids: readonly string[];
}

/** The browsers: who is registered, who can be rung, and the calls they start. */
export interface Lines {
  endpointFor(identity: string): Endpoint;
  onStartedCall(listener: (call: StartedCall) => void): void;
  registrations(): readonly Registration[];
  /** Cuts sockets (everybody's without an identity), as a network failure does; returns how many. */
  dropSockets(identity?: string): number;
  setHeartbeatMuted(isMuted: boolean, identity?: string): number;
  expireToken(identity: string): number;
  /** Takes the WebSocket upgrades of `/signal` on this server. */
  attach(server: Pick<Server, "on">): void;
  readonly router: Router;
  close(): void;
}

export function createLines(options: LinesOptions): Lines {
  const { account, keys, makeSid, log, clock, openPeer = openBrowserPeer } = options;
  const authority: TokenAuthority = { accountSid: account.sid, keys, now: () => Date.now() };
  const directory = createDirectory();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 256 * 1024 });
  const startedListeners = new Set<(call: StartedCall) => void>();

  const makeLeg = (): LegBase => ({
    peer: openPeer(),
    clock,
    onAnswered: (leg) => directory.addAnswered(leg),
    onEnded: (leg) => directory.forget(leg),
  });

  const accept = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (new URL(request.url ?? "/", "http://localhost").pathname !== "/signal") {
      return socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
    }
    sockets.handleUpgrade(request, socket, head, (opened) =>
      openWire(opened, log, (wire) =>
        createSession(wire, {
          authority,
          onOpened: (session) => directory.add(session),
          onClosed: (session) => directory.remove(session),
          resumeCall: (session, invite) => void resumeCall(session, invite, directory),
          startCall(session, token, invite) {
            const call = startCall(session, token, invite, () => ({
              ...makeLeg(),
              callSid: makeSid("CA"),
            }));
            if (call === undefined) return;
            log.add("signalling.callStarted", {
              callSid: call.callSid,
              temporarySid: invite.callsid,
              identity: session.identity,
            });
            for (const tell of startedListeners) tell(call);
          },
        }),
      ),
    );
  };

  const forEach = (identity: string | undefined, act: (session: Session) => void): number => {
    const found = directory.sessions(identity);
    found.forEach(act);
    return found.length;
  };

  const router = Router();
  router.use(createInsightsRouter(log, authority));
  router.use(createClientSoundsRouter());

  return {
    endpointFor: (identity) => ({
      ring: (request, reports) =>
        ringBrowsers(directory.registered(identity), request, reports, makeLeg),
    }),
    onStartedCall: (listener) => void startedListeners.add(listener),
    registrations: () =>
      directory.registered().map(({ identity, connectedAt, legs }) => ({
        identity,
        connectedAt,
        callSids: [...legs].map((leg) => leg.callSid),
      })),
    dropSockets: (identity) => forEach(identity, (session) => session.drop()),
    setHeartbeatMuted: (isMuted, identity) =>
      forEach(identity, (session) => session.setHeartbeatMuted(isMuted)),
    expireToken: (identity) => forEach(identity, (session) => session.expireToken()),
    attach: (server) => void server.on("upgrade", accept),
    router,
    close() {
      forEach(undefined, (session) => session.drop());
      sockets.close();
    },
  };
}
