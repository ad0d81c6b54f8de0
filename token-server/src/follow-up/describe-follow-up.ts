import type { FollowUpReason } from "@ringback/shared/follow-up";
import type { RecordRef } from "@ringback/shared/record-ref";
import type { Attributes } from "../suitecrm/changed-attributes.ts";
import { minutesWords, timeWords, toCrmTime } from "../suitecrm/crm-time.ts";
import { shorten, toCrmText } from "../suitecrm/crm-text.ts";
import { markBlock } from "../suitecrm/marked-block.ts";
import type { VoicemailFacts } from "./world.ts";

/** One of the calls somebody is to be called back about. Times are epoch milliseconds. */
export interface DescribedEntry {
  readonly reason: FollowUpReason;
  readonly at: number;
  /** The call's page in the CRM. */
  readonly callUrl: string;
  readonly voicemail: VoicemailFacts | undefined;
}

export interface DescribedFollowUp {
  readonly name: string | null;
  readonly number: string;
  readonly record: RecordRef | null;
  readonly ownerCrmUserId: string | null;
  readonly dueAt: number;
  /** Null while somebody waits. */
  readonly reachedAt: number | null;
  /** Oldest first. */
  readonly entries: readonly DescribedEntry[];
}

const nameLimit = 50;
/** As many calls as a person reads; how many there were is said. */
const shownEntries = 20;
const transcriptLimit = 2_000;

/** What the CRM's Task about calling somebody back should say now. */
export function describeFollowUp(followUp: DescribedFollowUp, timeZone: string): Attributes {
  const { record, ownerCrmUserId, reachedAt } = followUp;
  return {
    name: shorten(toCrmText(subjectOf(followUp)), nameLimit),
    status: reachedAt === null ? "Not Started" : "Completed",
    priority: "High",
    date_due: toCrmTime(followUp.dueAt),
    description: markBlock(linesOf(followUp, timeZone)),
    ...(ownerCrmUserId !== null && { assigned_user_id: ownerCrmUserId }),
    ...(record !== null && { parent_type: record.module, parent_id: record.id }),
    // A contact's page finds its tasks by this one.
    ...(record?.module === "Contacts" && { contact_id: record.id }),
  };
}

/** What is to be done, in a few words. */
export function subjectOf(followUp: {
  readonly name: string | null;
  readonly number: string;
  readonly entries: readonly { readonly reason: FollowUpReason }[];
}): string {
  const who = followUp.name ?? shownNumber(followUp);
  const hasMessage = followUp.entries.some(({ reason }) => reason === "voicemail");
  return hasMessage ? `Voicemail from ${who}` : `Call back ${who}`;
}

function shownNumber({ number }: Pick<DescribedFollowUp, "number">): string {
  return number === "" ? "a withheld number" : number;
}

function linesOf(followUp: DescribedFollowUp, timeZone: string) {
  const { name, reachedAt, entries } = followUp;
  const number = shownNumber(followUp);
  const caller = name === null ? number : `${name}, ${number}`;
  const shown = entries.slice(-shownEntries);
  const left = entries.length - shown.length;
  return [
    `Caller: ${toCrmText(caller)}`,
    ...(left > 0 ? [`${left} earlier calls are not listed`] : []),
    ...shown.flatMap((entry) => entryLines(entry, timeZone)),
    ...(reachedAt === null ? [] : ["", `Reached ${timeWords(reachedAt, timeZone)}`]),
  ];
}

function entryLines(
  { reason, at, callUrl, voicemail }: DescribedEntry,
  timeZone: string,
): string[] {
  const seconds = voicemail?.durationSeconds ?? null;
  const length = seconds === null ? "" : ` of ${minutesWords(seconds)}`;
  const transcript = toCrmText(voicemail?.transcript ?? "").trim();
  const url = voicemail?.url ?? null;
  return [
    "",
    `${reason === "voicemail" ? `Voicemail${length}` : "Missed call"}: ${timeWords(at, timeZone)}`,
    ...(transcript === "" ? [] : [`Transcript: ${shorten(transcript, transcriptLimit)}`]),
    ...(url === null ? [] : [`Recording: ${url}`]),
    `Call: ${callUrl}`,
  ];
}
