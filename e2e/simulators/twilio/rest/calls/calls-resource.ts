import { isFinalStatus, type CallRecord } from "../../resources/calls.ts";
import type { LiveCalls } from "../../resources/live-calls.ts";
import type { Stores } from "../../resources/stores.ts";
import type { Resource } from "../operation.ts";
import { listPage } from "../page.ts";
import { invalid, notFound, RestError } from "../rest-error.ts";
import { readCallChange } from "./call-change.ts";
import { filterCalls } from "./call-filter.ts";
import { callJson } from "./call-json.ts";
import { readNewCall } from "./new-call.ts";

export function callsResources(
  accountSid: string,
  stores: Stores,
  liveCalls: LiveCalls,
): readonly Resource[] {
  const { calls, numbers } = stores;
  const toJson = (call: CallRecord) => callJson(accountSid, call);
  const findCall = (sid: string, path: string) => {
    const call = calls.find(sid);
    if (call === undefined) throw notFound(path);
    return call;
  };

  return [
    {
      path: "/Calls.json",
      operations: {
        GET: (request) => {
          const found = filterCalls(calls.list(), request.query);
          return { status: 200, body: listPage("calls", found, toJson, request) };
        },
        POST: ({ form }) => {
          const { to, from, applicationSid, ...order } = readNewCall(form, stores);
          const record = calls.create({
            to,
            from,
            applicationSid,
            direction: "outbound-api",
            status: "queued",
            phoneNumberSid: numbers.findByNumber(from)?.sid ?? null,
          });
          liveCalls.startOutboundCall({ record, ...order });
          return { status: 201, body: toJson(record) };
        },
      },
    },
    {
      path: "/Calls/:sid.json",
      operations: {
        GET: ({ sid, path }) => ({ status: 200, body: toJson(findCall(sid, path)) }),
        POST: ({ sid, path, form }) => {
          const call = findCall(sid, path);
          if (liveCalls.updateCall(call, readCallChange(form)) !== "changed") {
            throw invalid(21220, "Call is not in-progress. Cannot redirect.");
          }
          return { status: 200, body: toJson(findCall(sid, path)) };
        },
        DELETE: ({ sid, path }) => {
          const call = findCall(sid, path);
          if (!isFinalStatus(call.status)) {
            throw new RestError(409, 20009, "Cannot delete this resource before it is complete");
          }
          calls.remove(sid);
          return { status: 204 };
        },
      },
    },
  ];
}
