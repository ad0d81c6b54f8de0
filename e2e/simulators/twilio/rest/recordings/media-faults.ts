import { z } from "zod";
import { turnShape, type FaultRules } from "../../fault-rules.ts";

/** What can go wrong when a recording's file is asked for. */
export const MediaFaultAction = z.discriminatedUnion("kind", [
  /** 404, for so much of the simulator's time after it was completed, or for good. */
  z.strictObject({ kind: z.literal("missing"), seconds: z.number().min(0).optional() }),
  /** 401, whatever the credentials. */
  z.strictObject({ kind: z.literal("unauthorized") }),
  z.strictObject({ kind: z.literal("fail"), status: z.int().min(500).max(599) }),
  /** The connection breaks in the middle; `declares` whether a length had been promised. */
  z.strictObject({ kind: z.literal("truncate"), declares: z.boolean().default(true) }),
  /** Something else than sound, such as a page that says the service is down. */
  z.strictObject({
    kind: z.literal("wrong-type"),
    contentType: z.string().default("text/html; charset=utf-8"),
    body: z.string().default("<!doctype html><p>We will be right back.</p>"),
  }),
  /** Goes on and on: so many bytes, announced or not. */
  z.strictObject({
    kind: z.literal("oversize"),
    bytes: z
      .int()
      .min(1)
      .max(2 ** 32),
    declares: z.boolean().default(true),
  }),
  z.strictObject({
    kind: z.literal("redirect"),
    to: z.url({ protocol: /^https?$/ }),
    status: z.union([z.literal(301), z.literal(302), z.literal(307), z.literal(308)]).default(302),
  }),
]);
export type MediaFaultAction = z.output<typeof MediaFaultAction>;

export const MediaFaultRule = z.strictObject({
  /** Some part of the path, such as a recording's SID or `.mp3`. */
  pathContains: z.string().default(""),
  ...turnShape,
  action: MediaFaultAction,
});
export type MediaFaultRule = z.output<typeof MediaFaultRule>;

export type MediaFaults = FaultRules<MediaFaultRule>;
