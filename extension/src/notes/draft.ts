import type { CallId } from "@ringback/shared/call";
import { browser } from "wxt/browser";
import { NoteDraft, noteDraftKey } from "../contracts/note-draft.ts";

export async function readNoteDraft(callId: CallId): Promise<NoteDraft | undefined> {
  const key = noteDraftKey(callId);
  return NoteDraft.safeParse((await browser.storage.local.get(key))[key]).data;
}

/**
 * Keeps what was typed. The request leaves this view before the function returns, so that a view
 * which closes with the next event still loses nothing.
 */
export function writeNoteDraft(callId: CallId, draft: NoteDraft): Promise<void> {
  return browser.storage.local.set({ [noteDraftKey(callId)]: draft });
}
