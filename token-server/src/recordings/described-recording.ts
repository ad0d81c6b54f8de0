import { Person } from "@ringback/shared/person";
import type { RecordRef } from "@ringback/shared/record-ref";
import type { Db } from "../database/open.ts";
import type { RecordingTable } from "../database/schema-recordings.ts";
import { KeptRecord } from "../suitecrm/keep-record.ts";

/** A recording and the call it is of, as far as the CRM is concerned. */
export interface DescribedRecording {
  readonly recording: RecordingTable;
  readonly call: {
    readonly id: string;
    /** The call's own record in the CRM. */
    readonly crmRecordId: string;
    readonly crmRecordRemoved: boolean;
    /** The CRM shows the call: its record has been checked, too. */
    readonly isWritten: boolean;
    readonly direction: "outbound" | "inbound";
    readonly number: string;
    readonly name: string | null;
    readonly record: RecordRef | null;
    readonly agentCrmUserId: string | null;
    readonly ownerCrmUserId: string | null;
  };
  /** What is in the CRM by now; null before the first try. */
  readonly activity: {
    readonly module: "Notes" | "Documents";
    readonly crmRecordId: string;
    readonly attachment: "pending" | "attached" | "refused";
    readonly written: KeptRecord | null;
    readonly related: boolean;
    readonly removed: boolean;
  } | null;
}

/** `undefined` for a recording without a call, and for those of test calls. */
export async function readDescribed(
  db: Db,
  recordingId: string,
): Promise<DescribedRecording | undefined> {
  const recording = await db
    .selectFrom("recording")
    .selectAll()
    .where("id", "=", recordingId)
    .executeTakeFirst();
  if (recording === undefined || recording.call_id === null) return undefined;
  const call = await db
    .selectFrom("call")
    .innerJoin("activity", "activity.call_id", "call.id")
    .leftJoin("agent", "agent.id", "call.agent_id")
    .selectAll("call")
    .select(["activity.crm_record_id", "activity.written_version", "activity.removed"])
    .select("agent.crm_user_id")
    .where("call.id", "=", recording.call_id)
    .where("call.test", "=", 0)
    .executeTakeFirst();
  if (call === undefined) return undefined;
  const activity = await db
    .selectFrom("recording_activity")
    .selectAll()
    .where("recording_id", "=", recordingId)
    .executeTakeFirst();
  const { record_module: module, record_id: id } = call;
  return {
    recording,
    call: {
      id: call.id,
      crmRecordId: call.crm_record_id,
      crmRecordRemoved: call.removed === 1,
      isWritten: call.written_version > 0 || call.removed === 1,
      direction: call.direction,
      number: call.number,
      name: call.person === null ? null : Person.parse(JSON.parse(call.person)).name,
      record: module === null || id === null ? null : { module, id },
      agentCrmUserId: call.crm_user_id,
      ownerCrmUserId: call.owner_crm_user_id,
    },
    activity:
      activity === undefined
        ? null
        : {
            module: activity.crm_module,
            crmRecordId: activity.crm_record_id,
            attachment: activity.attachment,
            written:
              activity.written === null ? null : KeptRecord.parse(JSON.parse(activity.written)),
            related: activity.related === 1,
            removed: activity.removed === 1,
          },
  };
}
