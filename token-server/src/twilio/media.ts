import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import type { TwilioAccount } from "./client.ts";

/** Media that cannot be had now, but perhaps later. */
export class MediaUnavailable extends Error {
  override readonly name = "MediaUnavailable";
  readonly code = "media-unavailable";
  /** Twilio knows no such media: not ready yet, or gone. */
  readonly isMissing: boolean;

  constructor(
    message: string,
    options: { readonly isMissing?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.isMissing = options.isMissing ?? false;
  }
}

/** Media that is not taken, however often it is asked for. */
export class MediaRefused extends Error {
  override readonly name = "MediaRefused";
  readonly code = "media-refused";
}

export interface MediaResponse {
  readonly contentType: string;
  /** As announced; `undefined` when it comes in chunks of unknown number. */
  readonly contentLength: number | undefined;
  /** Base64, when Twilio tells it. */
  readonly contentMd5: string | undefined;
  readonly body: IncomingMessage;
}

/** Opens media of our account: `path` is everything after the host. Its body has to be read or destroyed. */
export type OpenMedia = (path: string, signal: AbortSignal) => Promise<MediaResponse>;

const apiHost = "api.twilio.com";
/** Where Twilio keeps media and sends us to. */
const mediaHosts = /^(?:[a-z0-9-]+\.)*(?:twilio\.com|twiliocdn\.com)$/;
const mostRedirects = 3;

export function createOpenMedia(account: TwilioAccount): OpenMedia {
  const credentials = Buffer.from(`${account.apiKey}:${account.apiSecret}`).toString("base64");
  return async (path, signal) => {
    let url = new URL(path, account.apiOrigin ?? `https://${apiHost}`);
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const response = await send(url, signal, {
        "Accept-Encoding": "identity",
        // A simulator stands in for several hosts and tells them apart by name.
        ...(hop === 0 && { Host: apiHost }),
        // Only for the API: a redirect leads to an address that carries its own proof.
        ...(hop === 0 && { Authorization: `Basic ${credentials}` }),
      });
      const { statusCode: status = 0, headers } = response;
      if (status === 200) return toMedia(response);
      response.destroy();
      if ([301, 302, 303, 307, 308].includes(status)) {
        url = followed(url, headers.location, account.apiOrigin);
        continue;
      }
      const isMissing = status === 404 || status === 410;
      throw new MediaUnavailable(`Twilio answered ${status} to a request for media`, { isMissing });
    }
    throw new MediaRefused(`Twilio redirects more than ${mostRedirects} times`);
  };
}

function followed(from: URL, location: string | undefined, apiOrigin: string | undefined): URL {
  const to = URL.parse(location ?? "", from.href);
  if (to === null) throw new MediaUnavailable("Twilio redirects to nowhere");
  const isOurs = apiOrigin !== undefined && to.origin === new URL(apiOrigin).origin;
  const isTwilio = to.protocol === "https:" && to.port === "" && mediaHosts.test(to.hostname);
  if (isOurs || isTwilio) return to;
  throw new MediaRefused(`Twilio redirects to ${to.host}, which is not Twilio’s`);
}

function toMedia(response: IncomingMessage): MediaResponse {
  const { "content-type": type = "", "content-length": length } = response.headers;
  const md5 = response.headers["content-md5"];
  return {
    contentType: type.split(";")[0]?.trim().toLowerCase() ?? "",
    contentLength: length === undefined ? undefined : Number(length),
    contentMd5: typeof md5 === "string" ? md5 : undefined,
    body: response,
  };
}

const connectTimeoutMs = 20_000;

function send(
  url: URL,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>>,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const fail = (cause: unknown) =>
    reject(new MediaUnavailable("Twilio’s media cannot be reached", { cause }));
  const start = url.protocol === "https:" ? requestHttps : requestHttp;
  const sent = start(url, { headers, signal, agent: false }, resolve);
  // Also while the body comes: a server that falls silent must not hold the job.
  sent.setTimeout(connectTimeoutMs, () => sent.destroy(new Error("No answer in time")));
  sent.on("error", fail);
  sent.end();
  return promise;
}
