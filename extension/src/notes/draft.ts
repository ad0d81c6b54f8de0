import type { CallId } from "@ringback/shared/call";
import { browser } from "wxt/browser";
import { nextNoteDraft, NoteDraft, noteDraftKey } from "../contracts/note-draft.ts";

export async function readNoteDraft(callId: CallId): Promise<NoteDraft | undefined> {
  const key = noteDraftKey(callId);
  return NoteDraft.safeParse((await browser.storage.local.get(key))[key]).data;
}

/**
 * Keeps what was typed, under the next version. Popup and side panel may both be open: one writes
 * at a time, so no two drafts share a version.
 */
export function writeNoteDraft(callId: CallId, text: string): Promise<NoteDraft> {
  return navigator.locks.request(noteDraftKey(callId), async () => {
    const draft = nextNoteDraft(text, await readNoteDraft(callId));
    await browser.storage.local.set({ [noteDraftKey(callId)]: draft });
    return draft;
  });
}
