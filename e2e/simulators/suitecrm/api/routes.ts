import type { Request } from "express";
import type { Crm } from "../crm.ts";
import { readJsonBody } from "./body.ts";
import { columnsDocument } from "./list-columns.ts";
import { fieldsDocument, modulesDocument } from "./meta-documents.ts";
import { readModule, readPathId } from "./options.ts";
import { readPhpQuery, type PhpQuery } from "./php-query.ts";
import { listRecords, readRecord } from "./read-records.ts";
import { listRelated, relate, unrelate } from "./relationships.ts";
import { searchDocument } from "./search-definitions.ts";
import type { Caller } from "./tokens/authenticate.ts";
import { currentUserDocument, preferencesDocument } from "./user-documents.ts";
import { changeRecord, createRecord, deleteRecord } from "./write-records.ts";

/** One authorised request with what its path named. */
export interface Call {
  readonly crm: Crm;
  readonly caller: Caller;
  readonly query: PhpQuery;
  readonly body: unknown;
  readonly param: (name: string) => string;
  /** Ends the token the request came with. */
  readonly revokeToken: () => void;
}

export interface Answer {
  readonly status: number;
  readonly document: unknown;
}

export type Answering = (call: Call) => Answer;

/** Reads what a route needs from the request. */
export function readCall(
  crm: Crm,
  caller: Caller,
  request: Request,
  revokeToken: () => void,
): Call {
  return {
    crm,
    caller,
    query: readPhpQuery(request.url.split("?")[1] ?? ""),
    body: readJsonBody(request),
    param: (name) => {
      const value = request.params[name];
      return typeof value === "string" ? value : "";
    },
    revokeToken,
  };
}

const ok = (document: unknown): Answer => ({ status: 200, document });
const created = (document: unknown): Answer => ({ status: 201, document });
const moduleOf = (call: Call) => readModule(call.param("module"));
const sourceOf = (call: Call) => ({ module: moduleOf(call), id: readPathId(call.param("id")) });

/** Every path of the V8 API under `/Api/V8`, with what it answers to which method. */
export const routes: Readonly<Record<string, Readonly<Record<string, Answering>>>> = {
  "/current-user": { GET: ({ crm, caller }) => ok(currentUserDocument(crm, caller.userId)) },
  "/logout": {
    POST: ({ revokeToken }) => {
      revokeToken();
      return ok({ meta: { message: "You have been successfully logged out" }, data: [] });
    },
  },
  "/meta/modules": { GET: () => ok(modulesDocument()) },
  "/meta/fields/:module": { GET: (call) => ok(fieldsDocument(moduleOf(call))) },
  "/listview/columns/:module": { GET: (call) => ok(columnsDocument(moduleOf(call))) },
  "/search-defs/module/:module": { GET: (call) => ok(searchDocument(moduleOf(call))) },
  "/user-preferences/:id": {
    GET: (call) => ok(preferencesDocument(call.crm, readPathId(call.param("id")))),
  },
  "/module": {
    POST: ({ crm, caller, body }) => created(createRecord(crm, caller.userId, body)),
    PATCH: ({ crm, caller, body }) => created(changeRecord(crm, caller.userId, body)),
  },
  "/module/:module": {
    GET: (call) => ok(listRecords(call.crm, call.caller.userId, moduleOf(call), call.query)),
  },
  "/module/:module/:id": {
    GET: (call) => {
      const { module, id } = sourceOf(call);
      return ok(readRecord(call.crm, call.caller.userId, module, id, call.query));
    },
    DELETE: (call) => {
      const { module, id } = sourceOf(call);
      return ok(deleteRecord(call.crm, call.caller.userId, module, id));
    },
  },
  "/module/:module/:id/relationships": {
    POST: (call) =>
      created(relate(call.crm, call.caller.userId, sourceOf(call), undefined, call.body)),
  },
  "/module/:module/:id/relationships/:link": {
    GET: (call) =>
      ok(listRelated(call.crm, call.caller.userId, sourceOf(call), call.param("link"), call.query)),
    POST: (call) =>
      created(relate(call.crm, call.caller.userId, sourceOf(call), call.param("link"), call.body)),
  },
  "/module/:module/:id/relationships/:link/:relatedId": {
    DELETE: (call) =>
      ok(
        unrelate(
          call.crm,
          call.caller.userId,
          sourceOf(call),
          call.param("link"),
          call.param("relatedId"),
        ),
      ),
  },
};
