import twilio from "twilio";
import type RequestClient from "twilio/lib/base/RequestClient.js";

/** What the server needs to speak to one Twilio account. */
export interface TwilioAccount {
  readonly accountSid: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Where requests go instead of Twilio's own hosts; the `Host` header stays Twilio's. */
  readonly apiOrigin?: string | undefined;
}

export type TwilioClient = twilio.Twilio;

const requestTimeoutMs = 10_000;

class RedirectingRequestClient extends twilio.RequestClient {
  readonly #origin: URL;

  constructor(origin: string) {
    super({ autoRetry: true, timeout: requestTimeoutMs });
    this.#origin = new URL(origin);
  }

  override request<TData>(options: RequestClient.RequestOptions<TData>) {
    const uri = new URL(options.uri);
    const host = uri.host;
    uri.protocol = this.#origin.protocol;
    uri.host = this.#origin.host;
    // Assigning a host without a port keeps the old port.
    uri.port = this.#origin.port;
    return super.request<TData>({
      ...options,
      uri: uri.href,
      headers: { ...options.headers, Host: host },
    });
  }
}

/** The official client. Empty region and edge keep `TWILIO_REGION` and `TWILIO_EDGE` from being read. */
export function createTwilioClient(account: TwilioAccount): TwilioClient {
  return twilio(account.apiKey, account.apiSecret, {
    accountSid: account.accountSid,
    edge: "",
    region: "",
    logLevel: "error",
    httpClient:
      account.apiOrigin === undefined
        ? new twilio.RequestClient({ autoRetry: true, timeout: requestTimeoutMs })
        : new RedirectingRequestClient(account.apiOrigin),
  });
}
