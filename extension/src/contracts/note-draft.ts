import type { CallId } from "@ringback/shared/call";
import * as z from "zod/mini";

/**
 * What an agent typed about a call, in `storage.local`. Only views that show the note write it: a whole
 * draft on each input, with a higher version each time.
 */
export const NoteDraft = z.object({ text: z.string(), version: z.number() });
export type NoteDraft = z.infer<typeof NoteDraft>;

export const noteDraftPrefix = "note:";

export function noteDraftKey(callId: CallId): string {
  return noteDraftPrefix + callId;
}

/** The next draft after `previous`: its version rises even when the clock was set back. */
export function nextNoteDraft(
  text: string,
  previous: NoteDraft | undefined,
  now = Date.now(),
): NoteDraft {
  return { text, version: Math.max(now, (previous?.version ?? 0) + 1) };
}
