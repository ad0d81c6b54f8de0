import { parseTwiml } from "../../twiml/parse-twiml.ts";
import type {
  DocumentRequest,
  FetchedDocument,
  Notification,
  Webhooks,
} from "../../webhooks/webhooks.ts";

/** What a URL answers: TwiML, an audio file, or an error code. */
export type Answer = string | Buffer | number;

export interface RecordingWebhooks extends Webhooks {
  readonly requests: DocumentRequest[];
  readonly notifications: Notification[];
  readonly endedCalls: string[];
  answer(url: string, ...answers: readonly Answer[]): void;
  requestsTo(url: string): readonly DocumentRequest[];
  notificationsTo(url: string): readonly Notification[];
}

/** Serves documents from memory; the last answer given for a URL is repeated. */
export function createRecordingWebhooks(): RecordingWebhooks {
  const answers = new Map<string, Answer[]>();
  const requests: DocumentRequest[] = [];
  const notifications: Notification[] = [];
  const endedCalls: string[] = [];
  return {
    requests,
    notifications,
    endedCalls,
    answer: (url, ...given) => void answers.set(url, [...given]),
    requestsTo: (url) => requests.filter((request) => request.url === url),
    notificationsTo: (url) => notifications.filter((notification) => notification.url === url),

    async fetchDocument(request): Promise<FetchedDocument> {
      requests.push(request);
      const { url } = request;
      const given = answers.get(url) ?? [];
      const answer = given.length > 1 ? given.shift() : given[0];
      if (answer === undefined || typeof answer === "number") {
        return { kind: "failure", url, errorCode: answer ?? 11200 };
      }
      if (typeof answer !== "string") {
        return { kind: "audio", url, contentType: "audio/wav", body: answer };
      }
      const parsed = parseTwiml(answer);
      if (parsed.outcome === "unreadable") throw new Error(parsed.message);
      return { kind: "twiml", url, document: parsed.document };
    },

    async notify(notification) {
      notifications.push(notification);
    },

    endCall: (callSid) => void endedCalls.push(callSid),
  };
}
