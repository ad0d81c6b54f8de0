import { request as requestPlain, type IncomingHttpHeaders } from "node:http";
import { request as requestSecure } from "node:https";
import type { Socket } from "node:net";

export interface HttpRequest {
  readonly url: URL;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for GET. */
  readonly body: string;
  /** Real milliseconds, as all network time is. */
  readonly connectTimeoutMs: number;
  readonly readTimeoutMs: number;
  /** Break the connection: before the body left (unprocessed), or after (processed, unanswered). */
  readonly cutOff?: "before-body" | "after-body" | undefined;
}

export type HttpOutcome =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: Buffer;
    }
  | {
      readonly kind: "not-connected" | "untrusted" | "timed-out" | "broken";
      readonly detail: string;
    };

/** Twilio refuses these, and so do we. */
const certificateErrors = new Set([
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

const largestBodyBytes = 40 * 2 ** 20;

/** One request on a connection of its own; what goes wrong on the way is an outcome. */
export function exchange(request: HttpRequest): Promise<HttpOutcome> {
  const { promise, resolve } = Promise.withResolvers<HttpOutcome>();
  const send = request.url.protocol === "https:" ? requestSecure : requestPlain;
  const message = send(request.url, {
    method: request.method,
    headers: request.headers,
    agent: false,
  });
  let isConnected = false;
  const give = (outcome: HttpOutcome) => {
    clearTimeout(connectTimer);
    clearTimeout(readTimer);
    resolve(outcome);
    message.destroy();
  };
  const giveTimeout = (kind: "not-connected" | "timed-out", ms: number) => () =>
    give({ kind, detail: `nothing came within ${ms} ms` });
  const connectTimer = setTimeout(
    giveTimeout("not-connected", request.connectTimeoutMs),
    request.connectTimeoutMs,
  );
  let readTimer: NodeJS.Timeout | undefined;

  const sendRequest = () => {
    isConnected = true;
    clearTimeout(connectTimer);
    readTimer = setTimeout(giveTimeout("timed-out", request.readTimeoutMs), request.readTimeoutMs);
    if (request.cutOff === "before-body") {
      message.flushHeaders();
      setImmediate(() =>
        give({ kind: "broken", detail: "the connection was cut before the body" }),
      );
      return;
    }
    message.end(request.body, () => {
      if (request.cutOff === "after-body") {
        give({ kind: "broken", detail: "the connection was cut after the body" });
      }
    });
  };

  message.on("socket", (socket: Socket) => {
    const ready = request.url.protocol === "https:" ? "secureConnect" : "connect";
    socket.once(ready, sendRequest);
  });
  message.on("error", (error) => {
    const isUntrusted = "code" in error && certificateErrors.has(String(error.code));
    const kind = isUntrusted ? "untrusted" : isConnected ? "broken" : "not-connected";
    give({ kind, detail: error.message });
  });
  message.on("response", (response) => {
    const chunks: Buffer[] = [];
    let receivedBytes = 0;
    response.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      receivedBytes += chunk.length;
      if (receivedBytes > largestBodyBytes)
        give({ kind: "broken", detail: "the answer is too big" });
    });
    response.on("aborted", () => give({ kind: "broken", detail: "the answer broke off" }));
    response.on("end", () => {
      const { statusCode: status = 0, headers } = response;
      give({ kind: "answered", status, headers, body: Buffer.concat(chunks) });
    });
  });
  return promise;
}
