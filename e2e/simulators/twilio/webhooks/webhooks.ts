import type { TwimlDocument } from "../twiml/document.ts";
import type { HttpMethod } from "../resources/voice-webhooks.ts";

/** Form fields in the order they are sent; empty values are sent and signed. */
export type WebhookFields = Readonly<Record<string, string>>;

export interface DocumentRequest {
  /** The leg the document is for: it has its own cookies. */
  readonly callSid: string;
  /** Absolute; may carry connection overrides in its fragment. */
  readonly url: string;
  readonly method: HttpMethod;
  readonly fields: WebhookFields;
  /** Asked when the first failed; empty text means none. */
  readonly fallbackUrl?: string;
  readonly fallbackMethod?: HttpMethod;
}

/** `url` is where the answer came from: relative addresses in it are resolved against that. */
export type FetchedDocument =
  | { readonly kind: "twiml"; readonly url: string; readonly document: TwimlDocument }
  | {
      readonly kind: "audio";
      readonly url: string;
      readonly contentType: string;
      readonly body: Buffer;
    }
  | { readonly kind: "failure"; readonly url: string; readonly errorCode: number };

export interface Notification {
  readonly callSid?: string;
  readonly url: string;
  readonly method?: HttpMethod;
  readonly fields: WebhookFields;
}

export interface Webhooks {
  /** Never rejects for what the other side did: that is a `failure`. */
  fetchDocument(request: DocumentRequest): Promise<FetchedDocument>;
  /** Posts a status callback; its answer is ignored. Resolves when it was delivered or given up. */
  notify(notification: Notification): Promise<void>;
  /** Forget the cookies of a call that ended. */
  endCall(callSid: string): void;
}
