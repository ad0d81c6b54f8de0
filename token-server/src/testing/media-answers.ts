import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";

/** How a stand-in for Twilio answers a request for a recording's sound. */
export type MediaAnswer =
  | "whole"
  /** In chunks, with a checksum and without a length. */
  | "in-chunks"
  | "not-ready"
  | "server-fault"
  /** Announces all and breaks off. */
  | "cut-off"
  /** Ends early, and only the checksum tells. */
  | "cut-off-in-chunks"
  | "html"
  /** Says audio/mpeg and sends something else. */
  | "html-as-audio"
  | "too-large"
  /** Does not say so, and never ends. */
  | "endless"
  | { readonly redirect: string };

export function answerMedia(response: ServerResponse, answer: MediaAnswer, sound: Buffer): void {
  const md5 = createHash("md5").update(sound).digest("base64");
  const audio = { "Content-Type": "audio/mpeg" };
  const half = sound.subarray(0, sound.length / 2);
  if (typeof answer === "object") {
    response.writeHead(307, { Location: answer.redirect }).end();
    return;
  }
  switch (answer) {
    case "whole":
      response.writeHead(200, { ...audio, "Content-Length": sound.length }).end(sound);
      return;
    case "in-chunks":
      response.writeHead(200, { ...audio, "Content-MD5": md5 });
      response.write(half);
      response.end(sound.subarray(half.length));
      return;
    case "not-ready":
      response.writeHead(404, { "Content-Type": "application/json" }).end('{"code":20404}');
      return;
    case "server-fault":
      response.writeHead(503).end();
      return;
    case "cut-off":
      response.writeHead(200, { ...audio, "Content-Length": sound.length });
      response.write(half, () => response.destroy());
      return;
    case "cut-off-in-chunks":
      response.writeHead(200, { ...audio, "Content-MD5": md5 }).end(half);
      return;
    case "html":
      response.writeHead(200, { "Content-Type": "text/html" }).end("<p>Please sign in</p>");
      return;
    case "html-as-audio":
      response.writeHead(200, audio).end("<p>Please sign in</p>");
      return;
    case "too-large":
      response.writeHead(200, { ...audio, "Content-Length": 10_000_000_000 });
      response.write(sound);
      return;
    case "endless":
      response.writeHead(200, audio);
      pour(response, sound);
      return;
  }
}

function pour(response: ServerResponse, sound: Buffer): void {
  if (response.destroyed) return;
  response.write(sound, () => setImmediate(() => pour(response, sound)));
}
