import type { RecordRef } from "@ringback/shared/record-ref";
import type { ReadRecord, RecordReading } from "./agent-records.ts";

/** Nobody waits longer for the CRM before a call. */
const patienceMs = 1_500;

/** Asks the CRM about a record, for as long as a person who clicked will wait. */
export async function readInTime(
  readRecord: ReadRecord,
  caller: Parameters<ReadRecord>[0],
  record: RecordRef,
  waitMs = patienceMs,
): Promise<RecordReading> {
  const patience = AbortSignal.timeout(waitMs);
  const tooLate = new Promise<RecordReading>((resolve) => {
    patience.addEventListener("abort", () => resolve({ outcome: "unreachable" }), { once: true });
  });
  return Promise.race([readRecord(caller, record, patience), tooLate]);
}
