import type { Clock } from "../clock.ts";
import type { MakeSid } from "../sids.ts";
import {
  noTextWebhooks,
  noVoiceWebhooks,
  type TextWebhooks,
  type VoiceWebhooks,
} from "./voice-webhooks.ts";

/** A number of ours. */
export interface IncomingPhoneNumber extends VoiceWebhooks, TextWebhooks {
  readonly sid: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly friendlyName: string;
  /** Wins over `voiceUrl` when set. */
  readonly voiceApplicationSid: string;
  readonly smsApplicationSid: string;
  readonly voiceCallerIdLookup: boolean;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

export type IncomingPhoneNumberFields = Partial<
  Omit<IncomingPhoneNumber, "phoneNumber" | "dateCreated" | "dateUpdated">
>;

export interface IncomingPhoneNumbers {
  create(phoneNumber: string, fields: IncomingPhoneNumberFields): IncomingPhoneNumber;
  /** Throws for an unknown SID. */
  update(sid: string, fields: IncomingPhoneNumberFields): IncomingPhoneNumber;
  find(sid: string): IncomingPhoneNumber | undefined;
  findByNumber(phoneNumber: string): IncomingPhoneNumber | undefined;
  list(): readonly IncomingPhoneNumber[];
}

export function createIncomingPhoneNumberStore(
  clock: Clock,
  makeSid: MakeSid,
): IncomingPhoneNumbers {
  const numbers = new Map<string, IncomingPhoneNumber>();
  return {
    create(phoneNumber, fields) {
      const now = clock.now();
      const number: IncomingPhoneNumber = {
        sid: makeSid("PN"),
        friendlyName: phoneNumber,
        voiceApplicationSid: "",
        smsApplicationSid: "",
        voiceCallerIdLookup: false,
        ...noVoiceWebhooks,
        ...noTextWebhooks,
        ...fields,
        phoneNumber,
        dateCreated: now,
        dateUpdated: now,
      };
      numbers.set(number.sid, number);
      return number;
    },
    update(sid, fields) {
      const number = numbers.get(sid);
      if (number === undefined) throw new Error(`There is no number ${sid}.`);
      const changed = { ...number, ...fields, sid, dateUpdated: clock.now() };
      numbers.set(sid, changed);
      return changed;
    },
    find: (sid) => numbers.get(sid),
    findByNumber: (phoneNumber) =>
      [...numbers.values()].find((number) => number.phoneNumber === phoneNumber),
    list: () => [...numbers.values()].toReversed(),
  };
}
