import type { Crm } from "../crm.ts";
import { linkBetween, linksOf, type LinkDefinition } from "../records/links.ts";
import { moduleDefinition } from "../records/module-definition.ts";
import type { ModuleName } from "../records/module-name.ts";
import type { CrmRecord } from "../records/record.ts";
import { attributesOf } from "./attributes.ts";
import { readPathId } from "./options.ts";
import { textOf, type PhpQuery } from "./php-query.ts";
import { ApiProblem } from "./problem.ts";
import { findUsable } from "./read-records.ts";
import { readRelatedParameters } from "./write-parameters.ts";

/** `GET …/relationships/{link}`: everything behind a link, with all attributes. */
export function listRelated(
  crm: Crm,
  readerId: string,
  source: { readonly module: ModuleName; readonly id: string },
  linkName: string,
  query: PhpQuery,
): unknown {
  checkLinkExists(source.module, linkName);
  const record = findUsable(crm, readerId, source.module, source.id);
  const link = linksOf(source.module).find((candidate) => candidate.link === linkName);
  const all = link === undefined ? [] : crm.relationships.related(record, link);
  const { objectName } = moduleDefinition(source.module);
  if (link === undefined || all.length === 0) {
    const message = `There is no relationship set in ${objectName} module with ${linkName} link field`;
    return { meta: { message }, data: [] };
  }
  const { size, number } = readPage(query, all.length);
  const rows = all.slice((number - 1) * size, number * size);
  return {
    meta: {
      "total-records": all.length,
      "total-pages": Math.ceil(all.length / size),
      "records-on-this-page": rows.length,
    },
    data: rows.map((row) => relatedDocument(crm, readerId, link.module, row)),
  };
}

/** `POST …/relationships`, with the link guessed, or `POST …/relationships/{link}`. */
export function relate(
  crm: Crm,
  writerId: string,
  source: { readonly module: ModuleName; readonly id: string },
  linkName: string | undefined,
  body: unknown,
): unknown {
  const { related, relatedId } = readRelatedParameters(body);
  if (linkName !== undefined) checkLinkExists(source.module, linkName);
  const record = findUsable(crm, writerId, source.module, source.id);
  const other = findUsable(crm, writerId, related, relatedId);
  const link = findLink(source.module, related, linkName);
  crm.relationships.relate(record, link, other);
  if (linkName === undefined) {
    const names = [related, source.module].map((module) => moduleDefinition(module).objectName);
    const message = `${names[0]} with id ${relatedId} has been added to ${names[1]} with id ${source.id}`;
    return { meta: { message }, data: [] };
  }
  return {
    meta: {
      message: `${related} record with id ${relatedId} has been related to ${source.module} record with id ${source.id} using link ${linkName}`,
      sourceModule: source.module,
      sourceModuleLabel: source.module,
      sourceId: source.id,
      relatedModule: related,
      relatedModuleLabel: related,
      relatedId,
      relationshipLink: linkName,
    },
    data: [],
  };
}

/** `DELETE …/relationships/{link}/{id}`. */
export function unrelate(
  crm: Crm,
  writerId: string,
  source: { readonly module: ModuleName; readonly id: string },
  linkName: string,
  relatedId: string,
): unknown {
  checkLinkExists(source.module, linkName);
  const record = findUsable(crm, writerId, source.module, source.id);
  const link = linksOf(source.module).find((candidate) => candidate.link === linkName);
  if (link === undefined) throw ApiProblem.record(`Cannot load relationship ${linkName}`);
  const other = findUsable(crm, writerId, link.module, readPathId(relatedId));
  crm.relationships.unrelate(record, link, other);
  const message = `Relationship has been deleted between ${source.module} with id ${source.id} and ${link.module} with id ${relatedId}`;
  return { meta: { message }, data: [] };
}

function findLink(
  module: ModuleName,
  related: ModuleName,
  linkName: string | undefined,
): LinkDefinition {
  const link =
    linkName === undefined
      ? linkBetween(module, related)
      : linksOf(module).find(
          (candidate) => candidate.link === linkName && candidate.module === related,
        );
  if (link !== undefined) return link;
  throw ApiProblem.record(`Cannot find relationship between ${module} and ${related}`);
}

function checkLinkExists(module: ModuleName, linkName: string): void {
  const { fields, objectName } = moduleDefinition(module);
  if (fields.get(linkName)?.type === "link") return;
  throw ApiProblem.parameters(`Cannot load relationship ${linkName} for ${objectName} module`);
}

function readPage(query: PhpQuery, total: number): { size: number; number: number } {
  const page = query.get("page");
  const read = (name: string) =>
    Number(typeof page === "object" ? (textOf(page.get(name)) ?? 0) : 0);
  return { size: read("size") || total, number: read("number") || 1 };
}

function relatedDocument(
  crm: Crm,
  readerId: string,
  module: ModuleName,
  record: CrmRecord,
): unknown {
  const { objectName } = moduleDefinition(module);
  return {
    type: objectName,
    id: record.id,
    attributes: attributesOf({ crm, module, record, readerId }),
    links: { self: `V8/module/${objectName}/${record.id}` },
  };
}
