import { Router } from "express";
import * as z from "zod";
import type { Crm } from "../crm.ts";
import { writeUtc } from "../records/display-time.ts";
import { isColumn } from "../records/fields/field-definition.ts";
import { linksOf } from "../records/links.ts";
import { moduleDefinition } from "../records/module-definition.ts";
import { ModuleName } from "../records/module-name.ts";
import { nameOf, valueOf, type CrmRecord } from "../records/record.ts";
import { ControlRefused } from "./control-refused.ts";

const Values = z.record(z.string(), z.string().nullable());
const Query = z.record(z.string(), z.string());

/**
 * Records as they are stored, for assertions, and changes as if a person had made them on a page.
 * `GET /records/Calls?status=Held` compares exactly; `deleted=1` shows what was deleted.
 */
export function createRecordsRouter(crm: Crm): Router {
  const router = Router();
  router.get("/:module", (request, response) => {
    const module = ModuleName.parse(request.params.module);
    const wanted = Object.entries(Query.parse(request.query));
    for (const [name] of wanted) checkField(module, name);
    const asksDeleted = wanted.some(([name]) => name === "deleted");
    const rows = crm.records
      .list(module, { rows: asksDeleted ? "all" : "present" })
      .filter((record) => wanted.every(([name, value]) => valueOf(record, name) === value));
    response.json(rows.map((record) => show(record)));
  });
  router.post("/:module", (request, response) => {
    const module = ModuleName.parse(request.params.module);
    const { id, ...values } = Values.parse(request.body);
    for (const name of Object.keys(values)) checkField(module, name);
    const now = writeUtc(crm.now());
    const stamps = {
      date_entered: now,
      date_modified: now,
      created_by: "1",
      modified_user_id: "1",
    };
    const record = crm.records.add(module, id ?? crm.newId(), { ...stamps, ...values });
    response.status(201).json(show(record));
  });
  router.get("/:module/:id", (request, response) => {
    response.json(show(find(crm, request.params)));
  });
  router.patch("/:module/:id", (request, response) => {
    const { module, id } = find(crm, request.params);
    const values = Values.parse(request.body);
    for (const name of Object.keys(values)) checkField(module, name);
    const date_modified = writeUtc(crm.now());
    response.json(show(crm.records.change(module, id, { date_modified, ...values })));
  });
  router.delete("/:module/:id", (request, response) => {
    const { module, id } = find(crm, request.params);
    crm.records.change(module, id, { deleted: "1", date_modified: writeUtc(crm.now()) });
    response.status(204).end();
  });
  router.get("/:module/:id/links/:link", (request, response) => {
    const record = find(crm, request.params);
    const link = linksOf(record.module).find(({ link: name }) => name === request.params.link);
    if (link === undefined) throw new ControlRefused("link: this module has no such link.");
    response.json(crm.relationships.related(record, link).map((related) => show(related)));
  });
  router.get("/:module/:id/file", (request, response) => {
    const record = find(crm, request.params);
    const id = valueOf(record, "document_revision_id") || record.id;
    const file = crm.files.find(id);
    if (file === undefined) throw new ControlRefused("id: this record has no file.");
    response.type(file.mimeType).send(file.content);
  });
  return router;
}

function find(
  crm: Crm,
  params: Readonly<Record<string, string | string[] | undefined>>,
): CrmRecord {
  const { module, id } = z.object({ module: ModuleName, id: z.string() }).parse(params);
  const record = crm.records.findAny(module, id);
  if (record === undefined) throw new ControlRefused(`id: there is no ${module} "${id}".`);
  return record;
}

function checkField(module: ModuleName, name: string): void {
  if (moduleDefinition(module).fields.has(name)) return;
  throw new ControlRefused(`${name}: ${module} has no such field.`);
}

/** All columns, null where nothing is stored, under the name people know the record by. */
function show({ module, id, ...rest }: CrmRecord): unknown {
  const columns = [...moduleDefinition(module).fields.values()]
    .filter((field) => isColumn(field) || field.name === "email1")
    .map((field) => [field.name, rest.values[field.name] ?? null]);
  return { ...Object.fromEntries(columns), module, id, name: nameOf({ module, id, ...rest }) };
}
