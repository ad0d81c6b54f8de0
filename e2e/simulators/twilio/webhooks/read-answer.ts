import { parseTwiml } from "../twiml/parse-twiml.ts";
import type { DeliveryOutcome } from "./delivery.ts";
import type { FetchedDocument } from "./webhooks.ts";

const markupTypes = new Set(["text/xml", "application/xml", "text/html"]);
const largestDocumentBytes = 65_536;

export interface AnswerReading {
  readonly fetched: FetchedDocument;
  /** Why it failed, for the debugger log. */
  readonly detail: string;
}

function fail(url: string, errorCode: number, detail: string): AnswerReading {
  return { fetched: { kind: "failure", url, errorCode }, detail };
}

/** What Twilio makes of an answer to a request for a document. */
export function readAnswer(outcome: DeliveryOutcome): AnswerReading {
  const { url } = outcome;
  if (outcome.kind === "bad-url") return fail(url, 11100, outcome.detail);
  if (outcome.kind === "too-many-redirects") return fail(url, 11215, outcome.detail);
  if (outcome.kind === "not-connected") return fail(url, 11205, outcome.detail);
  if (outcome.kind === "untrusted") return fail(url, 11237, outcome.detail);
  if (outcome.kind !== "answered") return fail(url, 11200, outcome.detail);
  const { status, headers, body } = outcome;
  if (status < 200 || status >= 300) return fail(url, 11200, `it answered ${status}`);
  const contentType = headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (contentType === "") return fail(url, 11200, "its answer has no content type");
  if (contentType.startsWith("audio/")) {
    return { fetched: { kind: "audio", url, contentType, body }, detail: "" };
  }
  if (!markupTypes.has(contentType) && contentType !== "text/plain") {
    return fail(url, 12300, `its answer is ${contentType}`);
  }
  if (body.length > largestDocumentBytes) {
    return fail(url, 11750, `its answer has ${body.length} bytes`);
  }
  const text = body.toString("utf8");
  const parsed = parseTwiml(text);
  if (parsed.outcome === "document") {
    return { fetched: { kind: "twiml", url, document: parsed.document }, detail: "" };
  }
  if (contentType !== "text/plain") return fail(url, parsed.errorCode, parsed.message);
  const verbs = [{ verb: "Say", text, loop: 1 } as const, { verb: "Hangup" } as const];
  return { fetched: { kind: "twiml", url, document: { verbs, warnings: [] } }, detail: "" };
}
