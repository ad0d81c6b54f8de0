import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { listenForTest } from "./listen-for-test.ts";
import { answerMedia, type MediaAnswer } from "./media-answers.ts";
import { makeMp3 } from "./mp3.ts";
import { account } from "./twilio-api.ts";

export interface ListedCall {
  readonly sid: string;
  readonly parent_call_sid: string | null;
  readonly from: string;
  readonly to: string;
  readonly direction: string;
  readonly status: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly seconds: number;
}

interface ListedRecording {
  readonly sid: string;
  readonly call_sid: string | null;
  readonly status: string;
  readonly source: string;
  readonly startedAt: number;
  readonly seconds: number;
}

const credentials = `Basic ${Buffer.from(`${account.apiKey}:${account.apiSecret}`).toString("base64")}`;
const base = `/2010-04-01/Accounts/${account.accountSid}`;

/**
 * Twilio's REST API for calls, recordings and their sound: 401 without the key, the API's host by
 * name, filters and pages as named in its OpenAPI description, signed addresses that take no key.
 */
export async function startTwilioRecords() {
  const calls: ListedCall[] = [];
  const recordings = new Map<string, ListedRecording>();
  const transcriptions = new Map<string, { text: string; status: string }>();
  const answers: MediaAnswer[] = [];
  const seen: string[] = [];
  const sound = makeMp3();
  let isDown = false;
  let recordedCall: string | undefined;
  let pageSize = 2;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "", "http://twilio");
    const { method = "GET", headers } = request;
    seen.push(`${method} ${url.pathname}${url.search}`);
    const json = (status: number, body: object) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    const missing = () => json(404, { code: 20404, message: "not found", status: 404 });
    if (url.pathname.startsWith("/signed/")) {
      // Storage refuses a request that is signed twice.
      if (headers.authorization !== undefined) response.writeHead(400).end();
      else answerMedia(response, "whole", sound);
      return;
    }
    if (headers.host !== "api.twilio.com" || headers.authorization !== credentials) {
      json(401, { code: 20003, message: "Authenticate", status: 401 });
      return;
    }
    if (isDown) {
      json(503, { code: 20503, message: "unavailable", status: 503 });
      return;
    }
    const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : "";
    const [, recordingSid = "", rest = ""] = /^\/Recordings\/(RE\w{32})(.*)$/.exec(path) ?? [];
    const recording = recordings.get(recordingSid);
    const control = /^\/Calls\/(CA\w{32})\/Recordings\/Twilio\.CURRENT\.json$/.exec(path)?.[1];
    const begun = /^\/Calls\/(CA\w{32})\/Recordings\.json$/.exec(path)?.[1];
    if (path === "/Calls.json" && method === "GET") {
      const parent = url.searchParams.get("ParentCallSid");
      const found =
        parent === null
          ? within(calls, url, "StartTime")
          : calls.filter((call) => call.parent_call_sid === parent);
      json(200, list("calls", found.map(showCall), url));
    } else if (calls.some(({ sid }) => path === `/Calls/${sid}.json`) && method === "GET") {
      json(200, calls.map(showCall).find(({ sid }) => path === `/Calls/${sid}.json`) ?? {});
    } else if (path === "/Recordings.json" && method === "GET") {
      const found = within([...recordings.values()], url, "DateCreated").map(showRecording);
      json(200, list("recordings", found, url));
    } else if (control !== undefined && method === "POST") {
      const form = new URLSearchParams(await text(request));
      if (control !== recordedCall) missing();
      else json(200, { sid: `RE${"0".repeat(32)}`, status: form.get("Status") });
      seen.push(form.toString());
    } else if (begun !== undefined && method === "POST") {
      recordedCall = begun;
      json(201, { sid: `RE${"0".repeat(32)}`, status: "in-progress" });
      seen.push(await text(request));
    } else if (recording === undefined) {
      missing();
    } else if (rest === ".mp3") {
      const next = answers.length > 1 ? answers.shift() : answers[0];
      answerMedia(response, next ?? "whole", sound);
    } else if (rest === "/Transcriptions.json") {
      const found = transcriptions.get(recordingSid);
      const shown = found && { sid: `TR${recordingSid.slice(2)}`, transcription_text: found.text };
      json(200, list("transcriptions", shown ? [{ ...shown, status: found.status }] : [], url));
    } else if (rest === ".json" && method === "DELETE") {
      recordings.delete(recordingSid);
      response.writeHead(204).end();
    } else if (rest === ".json" && method === "GET") {
      json(200, showRecording(recording));
    } else {
      missing();
    }
  }

  function list(name: string, all: readonly object[], url: URL) {
    const page = Number(url.searchParams.get("Page") ?? "0");
    const next = new URL(url.href);
    next.searchParams.set("Page", String(page + 1));
    const hasMore = all.length > (page + 1) * pageSize;
    return {
      [name]: all.slice(page * pageSize, (page + 1) * pageSize),
      page,
      page_size: pageSize,
      next_page_uri: hasMore ? `${next.pathname}${next.search}` : null,
    };
  }

  const server = createServer((request, response) => void answer(request, response));
  const origin = await listenForTest(server);
  return {
    origin,
    account: { ...account, apiOrigin: origin },
    sound,
    calls,
    recordings,
    transcriptions,
    /** Of the next requests for sound, in order; the last one stays. */
    answers,
    /** `METHOD path?query`, and the forms posted. */
    seen,
    addRecording(recording: Partial<ListedRecording> & Pick<ListedRecording, "sid">): void {
      const usual = { call_sid: null, status: "completed", source: "DialVerb", seconds: 65 };
      recordings.set(recording.sid, { startedAt: 0, ...usual, ...recording });
    },
    /** The call that is being recorded. */
    record: (callSid: string) => (recordedCall = callSid),
    setDown: (down: boolean) => (isDown = down),
    setPageSize: (size: number) => (pageSize = size),
  };
}

function within<Row extends { readonly startedAt: number }>(
  rows: readonly Row[],
  url: URL,
  field: string,
): Row[] {
  const after = Date.parse(url.searchParams.get(`${field}>`) ?? "");
  const before = Date.parse(url.searchParams.get(`${field}<`) ?? "");
  if (Number.isNaN(after) || Number.isNaN(before)) throw new Error("A list without its window");
  return rows.filter(({ startedAt }) => startedAt >= after && startedAt <= before);
}

const rfc2822 = (at: number) => new Date(at).toUTCString().replace("GMT", "+0000");

function showCall({ startedAt, seconds, ...call }: ListedCall) {
  return {
    ...call,
    start_time: rfc2822(startedAt),
    end_time: rfc2822(startedAt + seconds * 1000),
    duration: String(seconds),
  };
}

function showRecording({ startedAt, seconds, ...recording }: ListedRecording) {
  return {
    ...recording,
    conference_sid: null,
    channels: 1,
    start_time: rfc2822(startedAt),
    date_created: rfc2822(startedAt),
    duration: String(seconds),
  };
}
