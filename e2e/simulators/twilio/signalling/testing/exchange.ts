import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { fileURLToPath } from "node:url";
import express from "express";
import type { Endpoint, StartedCall } from "../../calls/endpoint.ts";
import { createCertificate } from "../../certificate.ts";
import { createClockPacer } from "../../clock-pacer.ts";
import { createClock } from "../../clock.ts";
import { createEventLog } from "../../event-log.ts";
import { bridge } from "../../media/audio-port.ts";
import { openBrowserPeer } from "../../media/browser-peer.ts";
import { CallerBehaviour, PersonBehaviour } from "../../persons/behaviour.ts";
import { createPersons } from "../../persons/persons.ts";
import { createKeyStore } from "../../resources/keys.ts";
import { createSids } from "../../sids.ts";
import { createLines } from "../lines.ts";
import type { ExchangeAddress } from "./exchange-address.ts";

/**
 * A bare exchange, run as a process of its own: a browser's call goes to the person its parameter
 * `number` names, a person's call to the browser whose identity follows `client:`.
 */
const clock = createClock();
const log = createEventLog(clock);
const makeSid = createSids("exchange");
const accountSid = makeSid("AC");
const keys = createKeyStore(clock, makeSid);
const key = keys.create({ secret: "the secret of the exchange" });
let openPeers = 0;
const lines = createLines({
  account: { sid: accountSid },
  keys,
  makeSid,
  log,
  clock,
  async openPeer() {
    const peer = await openBrowserPeer();
    openPeers += 1;
    const close = () => {
      openPeers -= 1;
      peer.close();
    };
    return { ...peer, close };
  },
});
const persons = createPersons({ log, clock, makeSid, pacer: createClockPacer(clock) });

function connect(caller: StartedCall, callee: Endpoint): void {
  const request = { ...caller, callSid: makeSid("CA"), accountSid, to: "client:agent_1" };
  const rung = callee.ring(request, {
    ringing: () => caller.ringing(),
    answered: (audio) => void caller.answer().then((port) => bridge(port, audio)),
    refused: (reason) => caller.end({ code: 31486, message: reason }),
    hungUp: () => caller.end(),
    digits: (digits) => caller.hearDigits?.(digits),
  });
  caller.onHangUp(() => rung.end());
  caller.onDigits((digits) => rung.hearDigits?.(digits));
}

lines.onStartedCall((call) =>
  connect(call, persons.endpointFor(call.parameters["number"] ?? "nobody")),
);

const control = express();
control.use(express.json());
control.get("/", (_, response) => void response.send('<script src="/voice.js"></script>'));
control.get("/voice.js", (_, response) =>
  response.sendFile(
    fileURLToPath(new URL("../dist/twilio.min.js", import.meta.resolve("@twilio/voice-sdk"))),
    { dotfiles: "allow" },
  ),
);
control.get("/state", (_, response) => {
  response.json({
    openPeers,
    persons: persons.states().filter(({ state }) => state !== "idle"),
  });
});
control.post("/persons/:number", (request, response) => {
  persons.setBehaviour(request.params.number, PersonBehaviour.parse(request.body));
  response.json({});
});
control.post("/dial/:identity", (request, response) => {
  const { identity } = request.params;
  const behaviour = CallerBehaviour.parse(request.body);
  const call = persons.dial("+15550100", `client:${identity}`, behaviour);
  connect(call, lines.endpointFor(identity));
  response.json({ callSid: call.callSid });
});
control.post("/hang-up/:callSid", ({ params }, response) => {
  response.json(persons.hangUp(params.callSid));
});
control.post("/drop-sockets", (_, response) => void response.json(lines.dropSockets()));

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === "object" ? (address?.port ?? 0) : 0);
    });
  });

const { cert, key: privateKey, spkiHash } = await createCertificate();
const secure = createSecureServer({ cert, key: privateKey }, express().use(lines.router));
lines.attach(secure);

process.on("SIGTERM", () => process.exit(0));
const address: ExchangeAddress = {
  accountSid,
  keySid: key.sid,
  keySecret: key.secret,
  applicationSid: makeSid("AP"),
  controlPort: await listen(createServer(control)),
  securePort: await listen(secure),
  spkiHash,
};
console.log(`READY ${JSON.stringify(address)}`);
