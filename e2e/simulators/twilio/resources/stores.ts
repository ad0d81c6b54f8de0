import type { Clock } from "../clock.ts";
import type { MakeSid } from "../sids.ts";
import { createApplicationStore, type Applications } from "./applications.ts";
import { createCallStore, type Calls } from "./calls.ts";
import {
  createIncomingPhoneNumberStore,
  type IncomingPhoneNumbers,
} from "./incoming-phone-numbers.ts";
import type { ConferenceRecord } from "./conferences.ts";
import { createKeyStore, type Keys } from "./keys.ts";
import type { QueueRecord } from "./queues.ts";
import { createRecordStore, type RecordStore } from "./record-store.ts";
import type { RecordingRecord } from "./recordings.ts";
import type { TranscriptionRecord } from "./transcriptions.ts";

/** Everything the account holds, in memory. */
export interface Stores {
  readonly applications: Applications;
  readonly calls: Calls;
  readonly conferences: RecordStore<ConferenceRecord>;
  readonly keys: Keys;
  readonly numbers: IncomingPhoneNumbers;
  readonly queues: RecordStore<QueueRecord>;
  readonly recordings: RecordStore<RecordingRecord>;
  readonly transcriptions: RecordStore<TranscriptionRecord>;
}

export function createStores(clock: Clock, makeSid: MakeSid): Stores {
  return {
    applications: createApplicationStore(clock, makeSid),
    calls: createCallStore(clock, makeSid),
    conferences: createRecordStore("CF", clock, makeSid, (base, fields) => ({
      ...fields,
      ...base,
    })),
    keys: createKeyStore(clock, makeSid),
    numbers: createIncomingPhoneNumberStore(clock, makeSid),
    queues: createRecordStore("QU", clock, makeSid, (base, fields) => ({ ...fields, ...base })),
    recordings: createRecordStore("RE", clock, makeSid, (base, fields) => ({ ...fields, ...base })),
    transcriptions: createRecordStore("TR", clock, makeSid, (base, fields) => ({
      ...fields,
      ...base,
    })),
  };
}
