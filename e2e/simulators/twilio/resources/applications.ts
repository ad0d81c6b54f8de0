import type { Clock } from "../clock.ts";
import type { MakeSid } from "../sids.ts";
import {
  noTextWebhooks,
  noVoiceWebhooks,
  type TextWebhooks,
  type VoiceWebhooks,
} from "./voice-webhooks.ts";

/** A TwiML App. */
export interface Application extends VoiceWebhooks, TextWebhooks {
  readonly sid: string;
  readonly friendlyName: string;
  readonly messageStatusCallback: string;
  readonly smsStatusCallback: string;
  readonly voiceCallerIdLookup: boolean;
  readonly publicApplicationConnectEnabled: boolean;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

export type ApplicationFields = Partial<Omit<Application, "dateCreated" | "dateUpdated">>;

export interface Applications {
  create(fields: ApplicationFields): Application;
  /** Throws for an unknown SID. */
  update(sid: string, fields: ApplicationFields): Application;
  find(sid: string): Application | undefined;
  list(): readonly Application[];
  remove(sid: string): boolean;
}

export function createApplicationStore(clock: Clock, makeSid: MakeSid): Applications {
  const applications = new Map<string, Application>();
  return {
    create(fields) {
      const now = clock.now();
      const application: Application = {
        sid: makeSid("AP"),
        friendlyName: "",
        messageStatusCallback: "",
        smsStatusCallback: "",
        voiceCallerIdLookup: false,
        publicApplicationConnectEnabled: false,
        ...noVoiceWebhooks,
        ...noTextWebhooks,
        ...fields,
        dateCreated: now,
        dateUpdated: now,
      };
      applications.set(application.sid, application);
      return application;
    },
    update(sid, fields) {
      const application = applications.get(sid);
      if (application === undefined) throw new Error(`There is no application ${sid}.`);
      const changed = { ...application, ...fields, sid, dateUpdated: clock.now() };
      applications.set(sid, changed);
      return changed;
    },
    find: (sid) => applications.get(sid),
    list: () => [...applications.values()].toReversed(),
    remove: (sid) => applications.delete(sid),
  };
}
