import * as z from "zod";
import { decodeEntities } from "./entities.ts";
import { CrmRefused, CrmUnavailable } from "./failures.ts";

/** A record of the CRM. Attributes are texts as a person typed them. */
export interface CrmRecord {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const Resource = z.object({
  id: z.string(),
  attributes: z.record(z.string(), z.unknown()),
});
/** Not a JSON:API error: `errors` is one object. */
const Errors = z.object({ errors: z.object({ detail: z.string().nullish() }) });
const Meta = z.object({ "total-pages": z.int().nonnegative().optional() });
const Page = z.object({ data: z.array(Resource), meta: Meta.optional() });

const FieldDefinitions = z.record(
  z.string(),
  z.object({ type: z.string(), source: z.string().optional() }),
);
export type FieldDefinitions = z.infer<typeof FieldDefinitions>;

interface Document {
  readonly outcome: "document";
  readonly content: object;
}

interface CrmProblem {
  readonly outcome: "problem";
  readonly status: number;
  readonly detail: string;
}

export type Answer = Document | CrmProblem;

export function read(content: unknown): Answer {
  // A proxy's page with status 200, or an answer cut short.
  if (typeof content !== "object" || content === null) throw unclear();
  return { outcome: "document", content };
}

export function readProblem(status: number, content: unknown): CrmProblem {
  const errors = Errors.safeParse(content);
  const detail = errors.success ? errors.data.errors.detail : undefined;
  return { outcome: "problem", status, detail: detail?.trim() ?? "no reason given" };
}

export function one({ content }: Document): CrmRecord {
  const parsed = z.object({ data: Resource }).safeParse(content);
  if (!parsed.success) throw unclear(parsed.error);
  return toRecord(parsed.data.data);
}

export function many({ content }: Document): { records: CrmRecord[]; pages: number } {
  const parsed = Page.safeParse(content);
  if (!parsed.success) throw unclear(parsed.error);
  const { data, meta } = parsed.data;
  return { records: data.map(toRecord), pages: meta?.["total-pages"] ?? 1 };
}

export function fieldDefinitions({ content }: Document): FieldDefinitions {
  const parsed = z.object({ data: z.object({ attributes: FieldDefinitions }) }).safeParse(content);
  if (!parsed.success) throw unclear(parsed.error);
  return parsed.data.data.attributes;
}

/**
 * The deleted record a list stumbled over. SuiteCRM reads each record of a page once more and
 * gives up at the first that is deleted, so it never shows any: it names one at a time.
 */
export function goneRecord({ detail }: CrmProblem): string | undefined {
  return /^\w+ module with id (\S+) is not found$/.exec(detail)?.[1];
}

/** SuiteCRM says 400 to nearly everything: only the sentence tells what it means. */
const meanings = {
  // Some shapes of id no record can have: SuiteCRM does not even look.
  "not-found":
    /^\w+ module with id \S+ is not found$|^The option "id" with value "\S+" is invalid\.$/,
  exists: /^Bean \w+ with id \S+ is already exist$/,
  // The record is made all the same.
  "file-refused": /^File upload failed\b/,
  forbidden: /AccessDenied|\[Not Allowed\]|^Not authorized$/,
} as const;

/** PHP drops a body that is over its limit, and SuiteCRM then misses what was in it. */
export function isBodyLost({ detail }: CrmProblem): boolean {
  return detail === 'The required option "data" is missing.';
}

/** The problem as one of the expected outcomes, else thrown. */
export function refusal<Kind extends keyof typeof meanings>(
  problem: CrmProblem,
  expected: readonly Kind[],
): { readonly outcome: Kind } {
  const outcome = expected.find((kind) => meanings[kind].test(problem.detail));
  if (outcome !== undefined) return { outcome };
  throw new CrmRefused(problem.status, problem.detail);
}

function toRecord({ id, attributes }: z.infer<typeof Resource>): CrmRecord {
  const texts = Object.entries(attributes).flatMap(([name, value]) => {
    if (typeof value === "string") return [[name, decodeEntities(value)]];
    if (typeof value === "number") return [[name, String(value)]];
    if (typeof value === "boolean") return [[name, value ? "1" : "0"]];
    return [];
  });
  return { id, attributes: Object.fromEntries(texts) };
}

function unclear(cause?: unknown): CrmUnavailable {
  return new CrmUnavailable("SuiteCRM’s answer could not be understood", { cause });
}
