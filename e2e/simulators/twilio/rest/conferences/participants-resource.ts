import type { ParticipantView } from "../../resources/live-conferences.ts";
import type { Resource } from "../operation.ts";
import { listPage } from "../page.ts";
import { invalid, notFound } from "../rest-error.ts";
import { participantJson } from "./conference-json.ts";
import type { ConferencesTools } from "./conferences-resource.ts";
import { readNewParticipant } from "./new-participant.ts";
import { readParticipantChange } from "./participant-change.ts";

type Listed = ParticipantView & { readonly sid: string };

/** Those who are in a conference that is not over, or on their way into it. */
export function participantsResources(
  accountSid: string,
  { stores, liveCalls }: ConferencesTools,
): readonly Resource[] {
  const toJson = (participant: ParticipantView) => participantJson(accountSid, participant);
  /** A finished conference has nobody in it, an unknown one is not found. */
  const participantsOf = (conferenceSid: string, path: string) => {
    if (stores.conferences.find(conferenceSid) === undefined) throw notFound(path);
    return liveCalls.participantsOf(conferenceSid);
  };
  const find = (conferenceSid: string, sidOrLabel: string, path: string) => {
    const found = participantsOf(conferenceSid, path).find(
      ({ callSid, label }) => callSid === sidOrLabel || (label !== "" && label === sidOrLabel),
    );
    if (found === undefined) throw notFound(path);
    return found;
  };
  const checkCoached = (conferenceSid: string, callSid: string | undefined) => {
    if (callSid === undefined || callSid === "") return;
    const isThere = liveCalls
      .participantsOf(conferenceSid)
      .some((one) => one.callSid === callSid && one.status === "connected");
    if (!isThere) throw invalid(16028, "CallSidToCoach is no participant of this conference");
  };

  return [
    {
      path: "/Conferences/:parentSid/Participants.json",
      operations: {
        GET: (request) => {
          const { query } = request;
          const found = participantsOf(request.parentSid, request.path)
            .filter(isWanted(query, "Muted", (one) => one.isMuted))
            .filter(isWanted(query, "Hold", (one) => one.isOnHold))
            .filter(isWanted(query, "Coaching", (one) => one.coachedCallSid !== ""))
            .map((one): Listed => ({ ...one, sid: one.callSid }));
          return { status: 200, body: listPage("participants", found, toJson, request) };
        },
        POST: ({ parentSid, form }) => {
          const { to, from, ...order } = readNewParticipant(form, stores);
          const conferenceSid = liveCalls.findConference(parentSid) ?? "";
          const labels = liveCalls.participantsOf(conferenceSid).map(({ label }) => label);
          if (order.label !== "" && labels.includes(order.label)) {
            throw invalid(16026, `Label '${order.label}' is in use by another participant`);
          }
          if (stores.conferences.find(parentSid)?.status === "completed") {
            throw invalid(20001, "The conference is completed");
          }
          checkCoached(conferenceSid, order.coachedCallSid);
          const record = stores.calls.create({
            to,
            from,
            direction: "outbound-api",
            status: "queued",
            phoneNumberSid: stores.numbers.findByNumber(from)?.sid ?? null,
          });
          const view = liveCalls.invite(parentSid, { record, ...order });
          return { status: 201, body: toJson({ ...view, status: "queued" }) };
        },
      },
    },
    {
      path: "/Conferences/:parentSid/Participants/:sid.json",
      operations: {
        GET: ({ parentSid, sid, path }) => ({
          status: 200,
          body: toJson(find(parentSid, sid, path)),
        }),
        POST: ({ parentSid, sid, path, form }) => {
          const { callSid } = find(parentSid, sid, path);
          const change = readParticipantChange(form);
          checkCoached(parentSid, change.coachedCallSid);
          const changed = liveCalls.changeParticipant(parentSid, callSid, change);
          if (changed === undefined) throw invalid(20001, "The participant is not connected yet");
          return { status: 200, body: toJson(changed) };
        },
        DELETE: ({ parentSid, sid, path }) => {
          liveCalls.removeParticipant(parentSid, find(parentSid, sid, path).callSid);
          return { status: 204 };
        },
      },
    },
  ];
}

const isWanted =
  (query: URLSearchParams, name: string, of: (one: ParticipantView) => boolean) =>
  (one: ParticipantView): boolean => {
    const wanted = query.get(name);
    return wanted === null || String(of(one)) === wanted;
  };
