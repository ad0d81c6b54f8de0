import type { HttpMethod } from "../resources/voice-webhooks.ts";
import type { WebhookFields } from "../webhooks/webhooks.ts";

/** Where the next document comes from. */
export type DocumentSource =
  | { readonly kind: "twiml"; readonly twiml: string }
  | {
      readonly kind: "url";
      /** May be relative to the current document; empty means that document again. */
      readonly url: string;
      readonly method: HttpMethod;
      readonly fallbackUrl?: string;
      readonly fallbackMethod?: HttpMethod;
      /** Sent beside the standard fields. */
      readonly fields?: WebhookFields;
    };
