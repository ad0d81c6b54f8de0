import type { Clock } from "../clock.ts";
import type { EventLog } from "../event-log.ts";
import { isFinalStatus } from "../resources/calls.ts";
import type { HttpMethod } from "../resources/voice-webhooks.ts";
import { createCookieJar, type CookieJar } from "./cookies.ts";
import { deliver, type DeliveryOutcome } from "./delivery.ts";
import { disguiseFields, type FieldDisguise } from "./field-disguise.ts";
import { isAbout, type WebhookFaults } from "./faults.ts";
import { createHold } from "./hold.ts";
import { readAnswer } from "./read-answer.ts";
import type { FetchedDocument, WebhookFields, Webhooks } from "./webhooks.ts";

export interface WebhookTools {
  readonly authToken: string;
  readonly clock: Clock;
  readonly events: EventLog;
  readonly faults: WebhookFaults;
  readonly disguise: FieldDisguise;
}

const longestLateMs = 10_000;

export function createWebhooks(tools: WebhookTools): Webhooks {
  const { clock, events, faults } = tools;
  const hold = createHold(clock);
  const jars = new Map<string, CookieJar>();
  const disguise = disguiseFields(tools.disguise);

  const cookiesOf = (callSid: string): CookieJar => {
    const jar = jars.get(callSid) ?? createCookieJar();
    if (callSid !== "") jars.set(callSid, jar);
    return jar;
  };

  async function send(
    callSid: string,
    url: string,
    method: HttpMethod,
    fields: WebhookFields,
  ): Promise<DeliveryOutcome> {
    const actions = faults.strike(isAbout(url, fields)).map((rule) => rule.action);
    if (actions.some((action) => action.kind === "drop")) {
      events.add("webhook.dropped", { callSid, url, fields });
      return { url, kind: "timed-out", detail: "it was dropped" };
    }
    const delivered = await hold.wait(actions, callSid);
    const cookies = cookiesOf(callSid);
    const outcome = await deliver(tools, {
      callSid,
      url,
      method,
      fields: disguise(fields),
      cookies,
      faults: actions,
    });
    delivered();
    return outcome;
  }

  async function fetchFrom(
    callSid: string,
    url: string,
    method: HttpMethod,
    fields: WebhookFields,
  ): Promise<FetchedDocument> {
    const { fetched, detail } = readAnswer(await send(callSid, url, method, fields));
    if (fetched.kind === "failure") {
      events.add("debugger.error", { errorCode: fetched.errorCode, url, callSid, detail });
    }
    if (fetched.kind === "twiml") {
      for (const { code, message } of fetched.document.warnings) {
        events.add("twiml.warning", { errorCode: code, url, callSid, message });
      }
    }
    return fetched;
  }

  return {
    async fetchDocument(request) {
      const { callSid, url, method, fields, fallbackUrl = "" } = request;
      const fetched = await fetchFrom(callSid, url, method, fields);
      if (fetched.kind !== "failure" || fallbackUrl === "") return fetched;
      const reason = { ErrorCode: String(fetched.errorCode), ErrorUrl: url };
      const fallbackMethod = request.fallbackMethod ?? "POST";
      return fetchFrom(callSid, fallbackUrl, fallbackMethod, { ...fields, ...reason });
    },

    async notify({ callSid = "", url, method = "POST", fields }) {
      const outcome = await send(callSid, url, method, fields);
      const isAccepted =
        outcome.kind === "answered" && outcome.status >= 200 && outcome.status < 300;
      if (!isAccepted) {
        const detail =
          outcome.kind === "answered" ? `it answered ${outcome.status}` : outcome.detail;
        events.add("debugger.warning", { errorCode: 15003, url, callSid, detail });
      }
      if (isFinalStatus(fields["CallStatus"])) hold.releaseLate(callSid);
    },

    endCall(callSid) {
      jars.delete(callSid);
      // A final callback nobody asked for must not hold the late ones back for ever.
      clock.setTimer(longestLateMs, () => hold.releaseLate(callSid));
    },
  };
}
