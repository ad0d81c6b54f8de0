import type { HttpMethod } from "../resources/voice-webhooks.ts";
import { parseTwiml } from "../twiml/parse-twiml.ts";
import type { FetchedDocument } from "../webhooks/webhooks.ts";
import type { DocumentSource } from "./document-source.ts";
import type { Leg } from "./leg.ts";
import { standardFields } from "./request-fields.ts";
import type { World } from "./world.ts";

/** Gets one leg's documents, each relative to the one before. */
export interface Documents {
  load(source: DocumentSource): Promise<FetchedDocument>;
  /** Gets a file to play. */
  loadMedia(url: string): Promise<FetchedDocument>;
  /** Empty when `url` is, or when it is relative and the document inline. */
  absoluteUrl(url: string): string;
}

export function createDocuments(world: World, leg: Leg): Documents {
  const { webhooks, log, behaviour } = world;
  const callSid = leg.sid;
  let loaded = 0;
  /** Undefined for inline TwiML, which has no address. */
  let current: { readonly url: string; readonly method: HttpMethod } | undefined;

  const fail = (errorCode: number, url: string, detail: string): FetchedDocument => {
    log.add("debugger.error", { errorCode, url, callSid, detail });
    return { kind: "failure", url, errorCode };
  };

  const unreachable = (url: string) =>
    fail(11100, url, url === "" ? "there is no URL" : "it is not an absolute URL");

  const absoluteUrl = (url: string): string => {
    if (url === "") return "";
    if (URL.canParse(url, current?.url)) return new URL(url, current?.url).href;
    return "";
  };

  const readInline = (twiml: string): FetchedDocument => {
    current = undefined;
    const parsed = parseTwiml(twiml);
    if (parsed.outcome === "unreadable") return fail(parsed.errorCode, "", parsed.message);
    for (const { code, message } of parsed.document.warnings) {
      log.add("twiml.warning", { errorCode: code, url: "", callSid, message });
    }
    return { kind: "twiml", url: "", document: parsed.document };
  };

  return {
    absoluteUrl,

    async load(source) {
      loaded += 1;
      const { documentsPerCall } = behaviour();
      if (loaded > documentsPerCall) {
        return fail(11215, "", `the call ran through more than ${documentsPerCall} documents`);
      }
      if (source.kind === "twiml") return readInline(source.twiml);

      const { fallbackUrl, fallbackMethod, fields } = source;
      const again = source.url === "" ? current : undefined;
      const { url, method } = again ?? { ...source, url: absoluteUrl(source.url) };
      if (url === "") return unreachable(source.url);
      const fetched = await webhooks.fetchDocument({
        callSid,
        url,
        method,
        fields: { ...standardFields(leg.record(), world.accountSid), ...fields },
        ...(fallbackUrl !== undefined && { fallbackUrl }),
        ...(fallbackMethod !== undefined && { fallbackMethod }),
      });
      current = { url: fetched.url, method };
      return fetched;
    },

    async loadMedia(url) {
      const absolute = absoluteUrl(url);
      if (absolute === "") return unreachable(url);
      return webhooks.fetchDocument({ callSid, url: absolute, method: "GET", fields: {} });
    },
  };
}
