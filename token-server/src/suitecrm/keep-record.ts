import * as z from "zod";
import { type Attributes, changedAttributes } from "./changed-attributes.ts";
import type { CrmAttributes, CrmModule } from "./crm-module.ts";

/** What we know of a record of ours in the CRM; kept as JSON beside what it is about. */
export const KeptRecord = z.object({
  /** The attributes last sent. */
  attributes: z.record(z.string(), z.string()),
  /** The CRM confirmed it: a record that is missing now was deleted by a person. */
  confirmed: z.boolean(),
});
export type KeptRecord = z.infer<typeof KeptRecord>;

export interface WantedRecord {
  /** Our own, so that a second creation is refused rather than done. */
  readonly id: string;
  /** What it should say. */
  readonly attributes: Attributes;
  /** Sent once, with the creation: its author, a file. */
  readonly atCreation?: Attributes;
  /** For a creation that takes long. */
  readonly deadlineMs?: number;
}

export type Keeping =
  | { readonly outcome: "kept"; readonly kept: KeptRecord; readonly created: boolean }
  /** The CRM does not take the file: to be kept again without one. */
  | { readonly outcome: "file-refused" }
  /** A person deleted it: it stays deleted. */
  | { readonly outcome: "removed" }
  /** `leave` said so. */
  | { readonly outcome: "left" };

interface Keeper {
  /** Remembers what is about to be sent, so that a crash or a lost answer is understood afterwards. */
  readonly storeAttempt: (kept: KeptRecord) => Promise<void>;
  /** Whether a person has done something to it that makes further writing wrong. */
  readonly leave?: (inCrm: CrmAttributes) => boolean;
  readonly signal: AbortSignal;
}

/**
 * Makes the CRM say what it should say: one record, never a second, and what a person changed in
 * it is left alone.
 */
export async function keepRecord(
  module: CrmModule,
  wanted: WantedRecord,
  last: KeptRecord | null,
  { storeAttempt, leave = () => false, signal }: Keeper,
): Promise<Keeping> {
  const { id, attributes, atCreation = {}, deadlineMs } = wanted;
  const fields = Object.keys(attributes);
  let inCrm = await module.read(id, fields, signal);
  if (inCrm.outcome === "absent") {
    if (last?.confirmed === true) return { outcome: "removed" };
    await storeAttempt({ attributes, confirmed: false });
    const creation = await module.create(
      id,
      { ...attributes, ...atCreation },
      { signal, ...(deadlineMs !== undefined && { deadlineMs }) },
    );
    if (creation === "file-refused") return { outcome: "file-refused" };
    if (creation === "created") {
      return { outcome: "kept", kept: { attributes, confirmed: true }, created: true };
    }
    // It is there, or a person has deleted it.
    inCrm = await module.read(id, fields, signal);
    if (inCrm.outcome === "absent") return { outcome: "removed" };
  }
  if (leave(inCrm.attributes)) return { outcome: "left" };
  const written = last?.attributes ?? attributes;
  const changes = changedAttributes(attributes, written, inCrm.attributes);
  if (Object.keys(changes).length > 0) {
    const update = await module.update(id, changes, signal);
    if (update === "absent") return { outcome: "removed" };
  }
  const kept = { attributes: { ...written, ...changes }, confirmed: true };
  return { outcome: "kept", kept, created: false };
}
