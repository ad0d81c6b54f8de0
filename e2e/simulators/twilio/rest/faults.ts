import { z } from "zod";
import { turnShape, type FaultRules } from "../fault-rules.ts";

/** What can go wrong with a REST request. */
export const RestFaultAction = z.discriminatedUnion("kind", [
  /** 429 with 20429; nothing is done. */
  z.strictObject({ kind: z.literal("too-many-requests") }),
  /** Nothing is done. */
  z.strictObject({ kind: z.literal("fail"), status: z.union([z.literal(500), z.literal(503)]) }),
  /** It is done, but the answer never comes: the connection hangs, or breaks. */
  z.strictObject({ kind: z.literal("lose-answer"), by: z.enum(["hanging", "reset"]) }),
  /** Answered after so much of the simulator's time. */
  z.strictObject({ kind: z.literal("slow"), ms: z.int().min(0).max(600_000) }),
  /** It is done, but the JSON of the answer is cut off. */
  z.strictObject({ kind: z.literal("malformed") }),
]);
export type RestFaultAction = z.output<typeof RestFaultAction>;

export const RestFaultRule = z.strictObject({
  method: z.enum(["GET", "POST", "DELETE"]).optional(),
  /** Some part of the path, such as `/Calls`. */
  pathContains: z.string().default(""),
  ...turnShape,
  action: RestFaultAction,
});
export type RestFaultRule = z.output<typeof RestFaultRule>;

export type RestFaults = FaultRules<RestFaultRule>;

/** Whether a rule is about this request. */
export const isAbout =
  (method: string, path: string) =>
  (rule: RestFaultRule): boolean =>
    (rule.method === undefined || rule.method === method) && path.includes(rule.pathContains);
