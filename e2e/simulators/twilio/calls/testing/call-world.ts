import { onTestFinished } from "vitest";
import { createClock } from "../../clock.ts";
import { createClockPacer } from "../../clock-pacer.ts";
import { createEventLog } from "../../event-log.ts";
import { createStores } from "../../resources/stores.ts";
import { createFaultRules } from "../../fault-rules.ts";
import { createTone } from "../../media/tone.ts";
import { createMediaFiles } from "../../recordings/media-files.ts";
import { createSids } from "../../sids.ts";
import type { RecordingFaultRule } from "../recordings/recording-faults.ts";
import { usualBehaviour, type Directory } from "../world.ts";
import { createCalls } from "../live-calls.ts";
import {
  createFakeCaller,
  createFakePhone,
  type FakeAudio,
  type FakePhone,
} from "./fake-endpoint.ts";
import { createRecordingWebhooks, type Answer } from "./recording-webhooks.ts";

export const ourNumber = "+15550001111";
export const customerNumber = "+15550002222";
export const accountSid = `AC${"0".repeat(32)}`;
export const voiceUrl = "https://server.example/twilio/voice";
export const appVoiceUrl = "https://server.example/twilio/app";

/** A whole second: how long a call was is told in those. */
const startedAt = Date.UTC(2026, 2, 2, 9);

export interface CallWorldOptions {
  /** Whom `client:` rings instead of a fake telephone. */
  readonly ofClient?: Directory["ofClient"];
}

/** Live calls among fake telephones, on a manual clock. */
export function createCallWorld({ ofClient }: CallWorldOptions = {}) {
  const clock = createClock({ kind: "manual" }, startedAt);
  const log = createEventLog(clock);
  const makeSid = createSids("calls");
  const stores = createStores(clock, makeSid);
  const webhooks = createRecordingWebhooks();
  const phones = new Map<string, FakePhone>();
  const transcripts = new Map<string, string>();
  const application = stores.applications.create({ voiceUrl: appVoiceUrl });
  const number = stores.numbers.create(ourNumber, { voiceUrl });
  const behaviour = { ...usualBehaviour, documentsPerCall: 20 };
  const pacer = createClockPacer(clock);
  const mediaFiles = createMediaFiles();
  const faults = createFaultRules<RecordingFaultRule>();
  onTestFinished(() => mediaFiles.close());
  const calls = createCalls({
    accountSid,
    clock,
    log,
    makeSid,
    stores,
    webhooks,
    pacer,
    mediaFiles,
    faults,
    transcriptOf: (callSid) => transcripts.get(callSid),
    directory: {
      atNumber: (to) => phones.get(to),
      ofClient: ofClient ?? ((identity) => phones.get(`client:${identity}`)),
    },
    behaviour: () => behaviour,
  });

  const addPhone = (address: string): FakePhone => {
    const phone = createFakePhone();
    phones.set(address, phone);
    return phone;
  };

  /** Says the next 50 ms of a tone each time. */
  const speaker = (audio: FakeAudio, hertz: number) => {
    const next = createTone(hertz);
    return () => {
      for (let frame = 0; frame < 5; frame += 1) audio.say(next());
    };
  };

  return {
    ...stores,
    stores,
    clock,
    log,
    webhooks,
    mediaFiles,
    faults,
    transcripts,
    pacer,
    application,
    number,
    behaviour,
    live: calls,
    customer: addPhone(customerNumber),
    addPhone,
    /** Lets everything that is due now happen. */
    settle: () => clock.advance(0),
    seconds: (seconds: number) => clock.advance(seconds * 1000),

    callFromBrowser(answer: Answer, parameters: Record<string, string> = { intent: "i1" }) {
      webhooks.answer(appVoiceUrl, answer);
      const caller = createFakeCaller({
        callSid: makeSid("CA"),
        from: "client:agent_1",
        to: "",
        applicationSid: application.sid,
        parameters,
      });
      calls.startCall(caller);
      return caller;
    },

    callFromPerson(twiml: string) {
      webhooks.answer(voiceUrl, twiml);
      const caller = createFakeCaller({
        callSid: makeSid("CA"),
        from: customerNumber,
        to: ourNumber,
      });
      calls.startCall(caller);
      return caller;
    },

    /** Lets somebody say a tone, in step with the clock. */
    async speak(audio: FakeAudio, seconds: number, hertz = 440) {
      const sayMore = speaker(audio, hertz);
      for (let step = 0; step < seconds * 20; step += 1) {
        sayMore();
        await clock.advance(50);
      }
    },
    speaker,
    makeSid,

    statusOf: (callSid: string | undefined) => stores.calls.find(callSid ?? "")?.status,
    childrenOf: (callSid: string) =>
      stores.calls
        .list()
        .filter((record) => record.parentCallSid === callSid)
        .toReversed(),
    errorCodes: () =>
      log
        .since(0)
        .filter(({ type }) => type === "debugger.error")
        .map((event) => event["errorCode"]),
  };
}

export type CallWorld = ReturnType<typeof createCallWorld>;
