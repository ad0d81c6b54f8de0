import { randomBytes } from "node:crypto";
import { onlyGiven } from "../only-given.ts";
import type { ApplicationFields } from "./applications.ts";
import type { IncomingPhoneNumberFields } from "./incoming-phone-numbers.ts";
import type { Stores } from "./stores.ts";

export interface Seeds {
  readonly keys: readonly { readonly sid?: string | undefined; readonly secret: string }[];
  readonly applications: readonly Given<ApplicationFields>[];
  readonly numbers: readonly (Given<IncomingPhoneNumberFields> & { phoneNumber: string })[];
}

/** As a schema gives it: what was left out may also be `undefined`. */
type Given<Fields> = { [Name in keyof Fields]?: Fields[Name] | undefined };

/** Fills fresh stores with what the simulator is started with. */
export function seedStores({ keys, applications, numbers }: Stores, seeds: Seeds): void {
  const madeUp = { sid: undefined, secret: randomBytes(16).toString("hex") };
  for (const { sid, secret } of seeds.keys.length === 0 ? [madeUp] : seeds.keys) {
    keys.create({ secret, ...(sid !== undefined && { sid }) });
  }
  for (const fields of seeds.applications) applications.create(onlyGiven(fields));
  for (const { phoneNumber, ...fields } of seeds.numbers) {
    numbers.create(phoneNumber, onlyGiven(fields));
  }
}

/** What a client needs to know of them, in the order they were made. */
export interface StoresDescription {
  readonly keys: readonly { readonly sid: string; readonly secret: string }[];
  readonly applications: readonly { readonly sid: string; readonly voiceUrl: string }[];
  readonly numbers: readonly { readonly sid: string; readonly phoneNumber: string }[];
}

export function describeStores({ keys, applications, numbers }: Stores): StoresDescription {
  return {
    keys: keys
      .list()
      .map(({ sid, secret }) => ({ sid, secret }))
      .toReversed(),
    applications: applications
      .list()
      .map(({ sid, voiceUrl }) => ({ sid, voiceUrl }))
      .toReversed(),
    numbers: numbers
      .list()
      .map(({ sid, phoneNumber }) => ({ sid, phoneNumber }))
      .toReversed(),
  };
}
