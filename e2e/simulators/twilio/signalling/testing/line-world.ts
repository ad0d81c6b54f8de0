import { createServer } from "node:http";
import type { StartedCall } from "../../calls/endpoint.ts";
import { createClock, type SteerableClock } from "../../clock.ts";
import { createEventLog, type EventLog } from "../../event-log.ts";
import { createKeyStore } from "../../resources/keys.ts";
import { createSids } from "../../sids.ts";
import { createLines, type Lines } from "../lines.ts";
import { createFakePeer, type FakePeer } from "./fake-peer.ts";
import { openTestPhone, signToken, type TestPhone } from "./test-phone.ts";

export const accountSid = `AC${"a".repeat(32)}`;
export const applicationSid = `AP${"b".repeat(32)}`;
export const offer = "v=0\r\na=ice-ufrag:first\r\n";
const key = { sid: `SK${"c".repeat(32)}`, secret: "a secret nobody guesses" };

/** Lines on a free port, with peers that carry no sound and a clock that stands still. */
export interface LineWorld {
  readonly clock: SteerableClock;
  readonly log: EventLog;
  readonly lines: Lines;
  readonly peers: readonly FakePeer[];
  openPhone(): Promise<TestPhone>;
  openRegistered(identity?: string, reconnectTimeout?: number): Promise<TestPhone>;
  /** Breaks the connection; resolves when the simulator has noticed. */
  breakSocket(phone: TestPhone): Promise<void>;
  nextCall(): Promise<StartedCall>;
  /** A call from this phone, answered. */
  dial(phone: TestPhone): Promise<{ call: StartedCall; reconnect: unknown }>;
  close(): void;
}

export function makeToken(voice: object = {}, identity = "agent_1"): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const grants = {
    identity,
    voice: { incoming: { allow: true }, outgoing: { application_sid: applicationSid }, ...voice },
  };
  return signToken({ key, claims: { sub: accountSid, iat: now, exp: now + 600, grants } });
}

export async function createLineWorld(): Promise<LineWorld> {
  const clock = createClock({ kind: "manual" });
  const log = createEventLog(clock);
  const makeSid = createSids("lines");
  const keys = createKeyStore(clock, makeSid);
  keys.create(key);
  const peers: FakePeer[] = [];
  const openPeer = async () => {
    const peer = createFakePeer(peers.length + 1);
    peers.push(peer);
    return peer;
  };
  const lines = createLines({ account: { sid: accountSid }, keys, makeSid, log, clock, openPeer });
  const server = createServer();
  lines.attach(server);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;

  const openPhone = () => openTestPhone(port);
  const nextCall = () => new Promise<StartedCall>((resolve) => lines.onStartedCall(resolve));

  return {
    clock,
    log,
    lines,
    peers,
    openPhone,
    nextCall,
    async openRegistered(identity, reconnectTimeout) {
      const phone = await openPhone();
      await phone.register(await makeToken({}, identity), reconnectTimeout);
      return phone;
    },
    async breakSocket(phone) {
      const after = log.since(0).length;
      await phone.drop();
      const isClosed = (event: { type: string }) => event.type === "signalling.closed";
      await log.waitFor(isClosed, { after, timeoutMs: 5000 });
    },
    async dial(phone) {
      const started = nextCall();
      phone.say("invite", { callsid: "TJS1", sdp: offer, twilio: { params: "intent=a%26b" } });
      const call = await started;
      await call.answer();
      const { reconnect } = await phone.next("answer");
      return { call, reconnect };
    },
    close() {
      lines.close();
      server.close();
      clock.close();
    },
  };
}
