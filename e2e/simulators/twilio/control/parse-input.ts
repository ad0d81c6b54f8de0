import type { z } from "zod";

/** Bad input of the control API: answered with 400 and these words. */
export class BadControlRequest extends Error {}

/** Reads a body or query; what is wrong is named field by field. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    (issue) => `${issue.path.length === 0 ? "input" : issue.path.join(".")}: ${describe(issue)}`,
  );
  throw new BadControlRequest(problems.join("; "));
}

/** Of several ways to be right, each says what it misses. */
function describe(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return issue.message;
  const ways = issue.errors.map((way) => way.map(describe).join(", "));
  return [...new Set(ways)].join("; or ");
}
