import { randomBytes } from "node:crypto";
import { createServer as createPlainServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { Account } from "./account.ts";
import { createApp } from "./app.ts";
import { createCalls } from "./calls/live-calls.ts";
import { usualBehaviour } from "./calls/world.ts";
import { createCertificate } from "./certificate.ts";
import { createClock } from "./clock.ts";
import type { RecordingFaultRule } from "./calls/recordings/recording-faults.ts";
import { createClockPacer } from "./clock-pacer.ts";
import { createControlApi } from "./control/control-api.ts";
import { createEventLog } from "./event-log.ts";
import { createFaultRules } from "./fault-rules.ts";
import { closeServer, listen } from "./listening.ts";
import { SimulatorOptions } from "./options.ts";
import { createPersons } from "./persons/persons.ts";
import { createMediaFiles } from "./recordings/media-files.ts";
import { describeStores, seedStores, type StoresDescription } from "./resources/seeds.ts";
import { createStores } from "./resources/stores.ts";
import type { RestFaultRule } from "./rest/faults.ts";
import type { MediaFaultRule } from "./rest/recordings/media-faults.ts";
import { createRestApi } from "./rest/rest-api.ts";
import { createLines } from "./signalling/lines.ts";
import { createSids } from "./sids.ts";
import { createWebhooks } from "./webhooks/create-webhooks.ts";
import type { WebhookFaultRule } from "./webhooks/faults.ts";

/** What somebody needs to use a running simulator. */
export interface TwilioSimulator extends StoresDescription {
  /** REST API, page and control API, and signalling without TLS. */
  readonly origin: string;
  /** The same with TLS. */
  readonly httpsOrigin: string;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spkiHash: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly close: () => Promise<void>;
}

/** Once a browser has called, a process that ran this must end with `process.exit`. */
export async function startTwilioSimulator(given: SimulatorOptions = {}): Promise<TwilioSimulator> {
  const options = SimulatorOptions.parse(given);
  const clock = createClock();
  const events = createEventLog(clock);
  const makeSid = createSids(options.seed);
  const account: Account = {
    sid: options.accountSid ?? makeSid("AC"),
    authToken: options.authToken ?? randomBytes(16).toString("hex"),
    friendlyName: "Simulated account",
    dateCreated: clock.now(),
  };
  const stores = createStores(clock, makeSid);
  seedStores(stores, options);

  const webhookFaults = createFaultRules<WebhookFaultRule>();
  const restFaults = createFaultRules<RestFaultRule>();
  const recordingFaults = createFaultRules<RecordingFaultRule>();
  const mediaFiles = createMediaFiles();
  const mediaFaults = createFaultRules<MediaFaultRule>();
  const webhooks = createWebhooks({
    authToken: account.authToken,
    clock,
    events,
    faults: webhookFaults,
    disguise: options.disguise,
  });
  const pacer = createClockPacer(clock);
  const persons = createPersons({ log: events, clock, makeSid, pacer });
  for (const [number, behaviour] of Object.entries(options.persons)) {
    persons.setBehaviour(number, behaviour);
  }
  const lines = createLines({ account, keys: stores.keys, makeSid, log: events, clock });
  const { ringBufferSeconds, recordingProcessingSeconds, transcriptionSeconds } = options;
  const behaviour = {
    ...usualBehaviour,
    ringBufferSeconds,
    recordingProcessingSeconds,
    transcriptionSeconds,
  };
  const verified = new Set(options.verifiedCallerIds);
  const calls = createCalls({
    accountSid: account.sid,
    clock,
    log: events,
    makeSid,
    stores,
    webhooks,
    pacer,
    mediaFiles,
    faults: recordingFaults,
    transcriptOf: (callSid) => persons.transcriptOf(callSid),
    directory: {
      atNumber: (number) => persons.endpointFor(number),
      ofClient: (identity) => lines.endpointFor(identity),
    },
    isVerifiedCallerId: (number) => verified.has(number),
    behaviour: () => behaviour,
  });
  lines.onStartedCall((call) => calls.startCall(call));

  const app = createApp({
    restApi: createRestApi({
      account,
      stores,
      liveCalls: calls,
      faults: restFaults,
      mediaFaults,
      mediaFiles,
      clock,
      events,
    }),
    controlApi: createControlApi({
      clock,
      events,
      stores,
      webhookFaults,
      restFaults,
      mediaFaults,
      recordingFaults,
      mediaFiles,
      persons,
      lines,
      calls,
    }),
    browserApi: lines.router,
  });
  const { key, cert, spkiHash } = await createCertificate();
  const plain = createPlainServer(app);
  const secure = createSecureServer({ key, cert }, app);
  for (const server of [plain, secure]) lines.attach(server);
  const plainPort = await listen(plain, options.port);
  const securePort = await listen(secure, options.httpsPort);

  return {
    origin: `http://127.0.0.1:${plainPort}`,
    httpsOrigin: `https://127.0.0.1:${securePort}`,
    spkiHash,
    accountSid: account.sid,
    authToken: account.authToken,
    ...describeStores(stores),
    async close() {
      calls.endAll();
      persons.close();
      lines.close();
      mediaFiles.close();
      clock.close();
      await Promise.all([plain, secure].map(closeServer));
    },
  };
}
