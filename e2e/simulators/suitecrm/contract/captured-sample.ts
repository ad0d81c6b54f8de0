import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

/** One request that was put to a real CRM, and its answer. */
export const CapturedSample = z.object({
  as: z.string().nullable().optional(),
  request: z.object({
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
  }),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
  }),
});
export type CapturedSample = z.infer<typeof CapturedSample>;

export type Samples = ReadonlyMap<string, CapturedSample>;

/** Every sample of a folder by name, and the names of files that hold no request. */
export function readSamples(folder: string): {
  readonly samples: Samples;
  readonly rest: readonly string[];
} {
  const samples = new Map<string, CapturedSample>();
  const rest: string[] = [];
  if (!existsSync(folder)) return { samples, rest };
  for (const file of readdirSync(folder).toSorted()) {
    const name = file.replace(/\.json$/, "");
    const sample = CapturedSample.safeParse(JSON.parse(readFileSync(join(folder, file), "utf8")));
    if (sample.success) samples.set(name, sample.data);
    else rest.push(name);
  }
  return { samples, rest };
}
