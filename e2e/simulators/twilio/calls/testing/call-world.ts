import { createClock } from "../../clock.ts";
import { createEventLog } from "../../event-log.ts";
import { createStores } from "../../resources/stores.ts";
import { createSids } from "../../sids.ts";
import { createCalls } from "../live-calls.ts";
import { createFakeCaller, createFakePhone, type FakePhone } from "./fake-endpoint.ts";
import { createRecordingWebhooks, type Answer } from "./recording-webhooks.ts";

export const ourNumber = "+15550001111";
export const customerNumber = "+15550002222";
export const accountSid = `AC${"0".repeat(32)}`;
export const voiceUrl = "https://server.example/twilio/voice";
export const appVoiceUrl = "https://server.example/twilio/app";

/** Live calls among fake telephones, on a manual clock. */
export function createCallWorld() {
  const clock = createClock({ kind: "manual" });
  const log = createEventLog(clock);
  const makeSid = createSids("calls");
  const stores = createStores(clock, makeSid);
  const webhooks = createRecordingWebhooks();
  const phones = new Map<string, FakePhone>();
  const application = stores.applications.create({ voiceUrl: appVoiceUrl });
  const number = stores.numbers.create(ourNumber, { voiceUrl });
  const behaviour = { ringBufferSeconds: 5, documentsPerCall: 20 };
  const calls = createCalls({
    accountSid,
    clock,
    log,
    makeSid,
    stores,
    webhooks,
    directory: {
      atNumber: (to) => phones.get(to),
      ofClient: (identity) => phones.get(`client:${identity}`),
    },
    behaviour: () => behaviour,
  });

  const addPhone = (address: string): FakePhone => {
    const phone = createFakePhone();
    phones.set(address, phone);
    return phone;
  };

  return {
    ...stores,
    clock,
    log,
    webhooks,
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
