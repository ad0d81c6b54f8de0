import type { Warn } from "./attributes.ts";
import type { ParsedTwiml, TwimlWarning, Verb } from "./document.ts";
import { elementsOf, textOf, type Element } from "./element.ts";
import { parseXml, UnreadableXml } from "./parse-xml.ts";
import { readDial } from "./verbs/dial.ts";
import { readEnqueue } from "./verbs/enqueue.ts";
import { readGather } from "./verbs/gather.ts";
import { readHangup } from "./verbs/hangup.ts";
import { readLeave } from "./verbs/leave.ts";
import { readPause } from "./verbs/pause.ts";
import { readPlay } from "./verbs/play.ts";
import { readRecord } from "./verbs/record.ts";
import { readRedirect } from "./verbs/redirect.ts";
import { readReject } from "./verbs/reject.ts";
import { readSay } from "./verbs/say.ts";

/** A new verb is one file in `verbs/` and one line here. */
const verbs: ReadonlyMap<string, (element: Element, warn: Warn) => Verb> = new Map<
  string,
  (element: Element, warn: Warn) => Verb
>([
  ["Dial", readDial],
  ["Enqueue", readEnqueue],
  ["Gather", readGather],
  ["Hangup", readHangup],
  ["Leave", readLeave],
  ["Pause", readPause],
  ["Play", readPlay],
  ["Record", readRecord],
  ["Redirect", readRedirect],
  ["Reject", readReject],
  ["Say", readSay],
]);

/** Reads a voice document as Twilio does: bad XML is 12100, what is unknown is 12200 and skipped. */
export function parseTwiml(xml: string): ParsedTwiml {
  let root: Element;
  try {
    root = parseXml(xml);
  } catch (error) {
    if (!(error instanceof UnreadableXml)) throw error;
    return { outcome: "unreadable", errorCode: 12100, message: error.message };
  }
  if (root.name !== "Response") {
    const message = `The root element is '${root.name}', not 'Response'.`;
    return { outcome: "unreadable", errorCode: 12100, message };
  }
  const warnings: TwimlWarning[] = [];
  const warn: Warn = (message) => warnings.push({ code: 12200, message });
  for (const name of Object.keys(root.attributes)) {
    warn(`Attribute '${name}' is not allowed to appear in element 'Response'.`);
  }
  if (textOf(root).trim() !== "") warn("There is text outside of any verb.");
  const read = elementsOf(root).flatMap((element): Verb[] => {
    const readVerb = verbs.get(element.name);
    if (readVerb !== undefined) return [readVerb(element, warn)];
    warn(`Element '${element.name}' is not a voice verb this simulator knows.`);
    return [];
  });
  return { outcome: "document", document: { verbs: read, warnings } };
}
