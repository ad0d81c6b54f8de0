import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { listenForTest } from "./listen-for-test.ts";

export const s3Keys = { accessKeyId: "AKIATEST0123", secretAccessKey: "made-up-s3-secret" };
const region = "eu-central-1";

/**
 * One bucket of an S3-compatible storage: checks each request's signature (AWS Signature Version 4,
 * worked out here from its description), and what was sent against the hash that was signed.
 */
export async function startS3(bucket: string) {
  const objects = new Map<string, Buffer>();
  const seen: string[] = [];
  let isDown = false;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url: path = "" } = request;
    seen.push(`${method} ${path}`);
    const body = await buffer(request);
    const refuse = (status: number, code: string) =>
      response.writeHead(status, { "Content-Type": "application/xml" }).end(`<Code>${code}</Code>`);
    if (isDown) return void refuse(503, "SlowDown");
    if (!isSigned(request)) return void refuse(403, "SignatureDoesNotMatch");
    const key = decodeURIComponent(path).replace(`/${bucket}/`, "");
    if (!path.startsWith(`/${bucket}/`)) return void refuse(404, "NoSuchBucket");
    const object = objects.get(key);
    if (method === "PUT") {
      if (request.headers["content-length"] === undefined) {
        return void refuse(411, "MissingContentLength");
      }
      if (request.headers["x-amz-content-sha256"] !== sha256(body)) {
        return void refuse(400, "XAmzContentSHA256Mismatch");
      }
      objects.set(key, body);
      response.writeHead(200).end();
    } else if (method === "DELETE") {
      objects.delete(key);
      response.writeHead(204).end();
    } else if (object === undefined) {
      refuse(404, "NoSuchKey");
    } else {
      sendRange(request, response, object);
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  const origin = await listenForTest(server);
  return {
    config: { bucket, region, endpoint: origin, prefix: "ringback/", ...s3Keys },
    objects,
    seen,
    setDown: (down: boolean) => (isDown = down),
  };
}

function sendRange(request: IncomingMessage, response: ServerResponse, object: Buffer): void {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  if (first === undefined) {
    response.writeHead(200, { "Content-Length": object.length }).end(object);
    return;
  }
  const start = Number(first);
  const end = Math.min(Number(last), object.length - 1);
  if (start >= object.length) {
    response.writeHead(416).end();
    return;
  }
  const part = object.subarray(start, end + 1);
  const range = `bytes ${start}-${end}/${object.length}`;
  response.writeHead(206, { "Content-Range": range, "Content-Length": part.length }).end(part);
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) =>
  createHmac("sha256", key).update(data).digest();

function isSigned(request: IncomingMessage): boolean {
  const { method = "", url = "", headers } = request;
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, keyId, date = "", inRegion, names = "", signature] =
    pattern.exec(headers.authorization ?? "") ?? [];
  if (keyId !== s3Keys.accessKeyId || inRegion !== region) return false;
  const signed = names.split(";");
  if (!["host", "x-amz-content-sha256", "x-amz-date"].every((name) => signed.includes(name))) {
    return false;
  }
  const [path = "", query = ""] = url.split("?");
  const canonicalHeaders = signed.map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const payload = String(headers["x-amz-content-sha256"]);
  const canonical = [method, path, query, canonicalHeaders.join(""), names, payload].join("\n");
  const scope = `${date}/${region}/s3/aws4_request`;
  const time = String(headers["x-amz-date"]);
  const toSign = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n");
  const key = ["s3", "aws4_request"].reduce<Buffer>(
    (secret, part) => hmac(secret, part),
    hmac(hmac(`AWS4${s3Keys.secretAccessKey}`, date), region),
  );
  return hmac(key, toSign).toString("hex") === signature;
}
