import type { ConferenceRecord } from "../../resources/conferences.ts";
import type { LiveConferences } from "../../resources/live-conferences.ts";
import type { Stores } from "../../resources/stores.ts";
import { equals, isOneOf, isWithin, keep } from "../list-filter.ts";
import type { Resource } from "../operation.ts";
import { listPage } from "../page.ts";
import { invalid, notFound } from "../rest-error.ts";
import { conferenceJson } from "./conference-json.ts";

export interface ConferencesTools {
  readonly stores: Pick<Stores, "calls" | "conferences" | "numbers" | "recordings">;
  readonly liveCalls: LiveConferences;
}

const statuses = ["init", "in-progress", "completed"];

/** Conferences come and go by themselves: REST sees them, speaks into them and ends them. */
export function conferencesResources(
  accountSid: string,
  { stores, liveCalls }: ConferencesTools,
): readonly Resource[] {
  const { conferences } = stores;
  const toJson = (conference: ConferenceRecord) => conferenceJson(accountSid, conference);
  const find = (sid: string, path: string) => {
    const conference = conferences.find(sid);
    if (conference === undefined) throw notFound(path);
    return conference;
  };

  return [
    {
      path: "/Conferences.json",
      operations: {
        GET: (request) => {
          const { query } = request;
          const found = keep(conferences.list(), [
            ...equals<ConferenceRecord>(query, "FriendlyName", (one) => one.friendlyName),
            ...isOneOf<ConferenceRecord>(query, "Status", statuses, (one) => one.status),
            ...isWithin<ConferenceRecord>(query, "DateCreated", (one) => one.dateCreated),
            ...isWithin<ConferenceRecord>(query, "DateUpdated", (one) => one.dateUpdated),
          ]);
          return { status: 200, body: listPage("conferences", found, toJson, request) };
        },
      },
    },
    {
      path: "/Conferences/:sid.json",
      operations: {
        GET: ({ sid, path }) => ({ status: 200, body: toJson(find(sid, path)) }),
        POST: ({ sid, path, form }) => {
          find(sid, path);
          const status = form.oneOf("Status", ["completed"]);
          const url = form.url("AnnounceUrl", 21205) ?? "";
          const method = form.method("AnnounceMethod", 21223) ?? "POST";
          const isLive = liveCalls.findConference(sid) !== undefined;
          if (!isLive) throw invalid(20001, "The conference is completed and cannot be changed");
          if (url !== "") liveCalls.announce(sid, { url, method });
          if (status === "completed") liveCalls.finishConference(sid);
          return { status: 200, body: toJson(find(sid, path)) };
        },
      },
    },
  ];
}
