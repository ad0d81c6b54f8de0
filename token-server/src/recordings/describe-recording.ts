import type { Attributes } from "../suitecrm/changed-attributes.ts";
import { minutesWords, timeWords } from "../suitecrm/crm-time.ts";
import { shorten, toCrmText } from "../suitecrm/crm-text.ts";
import { markBlock } from "../suitecrm/marked-block.ts";
import type { DescribedRecording } from "./described-recording.ts";

type Module = "Notes" | "Documents";

/** Contacts and accounts list documents; nobody else does, so there it is a note. */
export function moduleFor({ call }: DescribedRecording): Module {
  const module = call.record?.module;
  return module === "Contacts" || module === "Accounts" ? "Documents" : "Notes";
}

interface Place {
  readonly timeZone: string;
  readonly accountSid: string;
}

const nameLimit = 255;
const transcriptLimit = 10_000;

/** What the CRM's record of a recording should say now. */
export function describeRecording(
  described: DescribedRecording,
  module: Module,
  attachment: "pending" | "attached" | "refused",
  place: Place,
): Attributes {
  const { recording, call } = described;
  const title = titleOf(described);
  const name = shorten(
    toCrmText(`${title}, ${timeWords(recording.started_at, place.timeZone)}`),
    nameLimit,
  );
  const owner =
    recording.kind === "voicemail"
      ? (call.ownerCrmUserId ?? call.agentCrmUserId)
      : (call.agentCrmUserId ?? call.ownerCrmUserId);
  const shared = {
    description: markBlock(linesOf(described, attachment, place)),
    ...(owner !== null && { assigned_user_id: owner }),
  };
  if (module === "Documents") {
    const active_date = new Date(recording.started_at).toISOString().slice(0, 10);
    return { document_name: name, status_id: "Active", active_date, ...shared };
  }
  // Without anybody it belongs to, a recording stands below its call.
  const parent = call.record ?? { module: "Calls", id: call.crmRecordId };
  return { name, parent_type: parent.module, parent_id: parent.id, ...shared };
}

/** Its author: the service user writes on behalf of whoever talked. */
export function authorOf({ call }: DescribedRecording): Attributes {
  const author = call.agentCrmUserId ?? call.ownerCrmUserId;
  return author === null ? {} : { created_by: author, modified_user_id: author };
}

function titleOf({ recording, call }: DescribedRecording): string {
  const who = call.name ?? call.number;
  return recording.kind === "voicemail"
    ? `Voicemail from ${who}`
    : `Recording of a call with ${who}`;
}

function linesOf(
  described: DescribedRecording,
  attachment: "pending" | "attached" | "refused",
  { timeZone, accountSid }: Place,
): string[] {
  const { recording, call } = described;
  const sid = recording.recording_sid;
  const transcript = recording.transcript === null ? "" : toCrmText(recording.transcript).trim();
  return [
    `${titleOf(described)} (${call.number})`,
    timeWords(recording.started_at, timeZone),
    ...(recording.duration_seconds === null
      ? []
      : [`Length ${minutesWords(recording.duration_seconds)}`]),
    ...(attachment === "refused"
      ? ["The CRM did not take the sound file. Listen to it in Ringback."]
      : []),
    ...deletionLines(described, attachment, timeZone),
    `Twilio recording https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`,
    ...(transcript === "" ? [] : ["", "Transcript:", shorten(transcript, transcriptLimit)]),
  ];
}

function deletionLines(
  { recording }: DescribedRecording,
  attachment: "pending" | "attached" | "refused",
  timeZone: string,
): string[] {
  if (recording.deleted_at === null) return [];
  return [
    `Deleted ${timeWords(recording.deleted_at, timeZone)}: its time was up.`,
    ...(attachment === "attached"
      ? ["The file attached here is the CRM’s own: delete this record to remove it."]
      : []),
  ];
}
