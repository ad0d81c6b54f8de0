import twilio from "twilio";

export interface ClientOptions {
  /** Where the simulator listens. */
  readonly origin: string;
  readonly accountSid: string;
  /** Account SID and auth token, or key SID and secret. */
  readonly user: string;
  readonly password: string;
  readonly autoRetry?: boolean;
  readonly timeoutMs?: number;
}

/** Twilio's own client, sent to the simulator; each request keeps the host it was made for. */
export function createOfficialClient(options: ClientOptions): twilio.Twilio {
  const { origin, accountSid, user, password, autoRetry = false, timeoutMs = 30_000 } = options;
  const httpClient = new twilio.RequestClient({ timeout: timeoutMs, autoRetry, maxRetryDelay: 10 });
  const send = httpClient.request.bind(httpClient);
  httpClient.request = (request) => {
    const target = new URL(request.uri);
    const headers = { ...request.headers, Host: target.host };
    return send({ ...request, uri: origin + target.pathname + target.search, headers });
  };
  return twilio(user, password, { accountSid, httpClient });
}
