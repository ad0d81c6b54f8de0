import type { Clock } from "../clock.ts";
import type { MakeSid } from "../sids.ts";
import { createApplicationStore, type Applications } from "./applications.ts";
import { createCallStore, type Calls } from "./calls.ts";
import {
  createIncomingPhoneNumberStore,
  type IncomingPhoneNumbers,
} from "./incoming-phone-numbers.ts";
import { createKeyStore, type Keys } from "./keys.ts";

/** Everything the account holds, in memory. */
export interface Stores {
  readonly applications: Applications;
  readonly calls: Calls;
  readonly keys: Keys;
  readonly numbers: IncomingPhoneNumbers;
}

export function createStores(clock: Clock, makeSid: MakeSid): Stores {
  return {
    applications: createApplicationStore(clock, makeSid),
    calls: createCallStore(clock, makeSid),
    keys: createKeyStore(clock, makeSid),
    numbers: createIncomingPhoneNumberStore(clock, makeSid),
  };
}
