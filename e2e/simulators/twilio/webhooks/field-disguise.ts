import { z } from "zod";
import { seededRandom } from "../seeded-random.ts";
import type { WebhookFields } from "./webhooks.ts";

/** Twilio promises no order and adds parameters without notice: a server must not mind either. */
export const FieldDisguise = z.strictObject({
  shuffle: z.boolean().default(true),
  seed: z.int().default(1),
  extraFields: z.record(z.string(), z.string()).default({ FutureParam: "1" }),
});
export type FieldDisguise = z.output<typeof FieldDisguise>;

export function disguiseFields({
  shuffle,
  seed,
  extraFields,
}: FieldDisguise): (fields: WebhookFields) => WebhookFields {
  const random = seededRandom(seed);
  return (fields) => {
    const all = Object.entries({ ...fields, ...extraFields });
    if (!shuffle) return Object.fromEntries(all);
    const drawn = all.map((entry) => ({ entry, place: random() }));
    return Object.fromEntries(
      drawn.toSorted((a, b) => a.place - b.place).map(({ entry }) => entry),
    );
  };
}
