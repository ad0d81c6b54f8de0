import type { CallId } from "@ringback/shared/call";
import * as z from "zod/mini";
import { browser } from "wxt/browser";
import { NoteDraft, noteDraftKey, noteDraftPrefix } from "../contracts/note-draft.ts";
import type { ServerClient } from "../server/client.ts";
import { ServerRefusal } from "../server/server-error.ts";

/** How far a draft has come. Only the worker writes this, only the view writes the draft. */
const Sent = z.object({
  version: z.number(),
  /** The server will never take this version. */
  isRefused: z.boolean(),
  at: z.number(),
});
type Sent = z.infer<typeof Sent>;

const sentKey = (callId: CallId) => `note-sent:${callId}`;

const keepMs = 24 * 60 * 60 * 1000;

export interface NoteOutbox {
  /** Sends what the server does not have yet. Drafts that cannot be sent now stay. */
  flush(): Promise<void>;
  /** Null when nothing was typed in this browser. */
  draft(callId: CallId): Promise<{ text: string; saved: boolean } | null>;
}

/** Brings typed notes to the server, whatever stops in between: the draft is the queue. */
export function createNoteOutbox(
  client: Pick<ServerClient, "putNote">,
  now: () => number = Date.now,
): NoteOutbox {
  let running: Promise<void> | undefined;
  let isStale = false;

  async function flushAll(): Promise<void> {
    const stored = await browser.storage.local.get();
    const failures: unknown[] = [];
    for (const [key, value] of Object.entries(stored)) {
      if (!key.startsWith(noteDraftPrefix)) continue;
      const callId = key.slice(noteDraftPrefix.length);
      const draft = NoteDraft.safeParse(value).data;
      const sent = Sent.safeParse(stored[sentKey(callId)]).data;
      // One note that fails must not hold up the others.
      if (draft) await bring(callId, draft, sent).catch((error) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  async function bring(callId: CallId, draft: NoteDraft, sent: Sent | undefined): Promise<void> {
    if (sent && sent.version >= draft.version) {
      if (!sent.isRefused && now() - sent.at > keepMs)
        await browser.storage.local.remove([noteDraftKey(callId), sentKey(callId)]);
      return;
    }
    const { text, version } = draft;
    const parameters = { callId };
    const reply = await client.putNote({ parameters, body: { text, version } }).catch(refusal);
    // A higher version over there is a later note from another browser: the server keeps that one.
    const isRefused = reply === undefined || reply.version > version;
    const done: Sent = { version, isRefused, at: now() };
    await browser.storage.local.set({ [sentKey(callId)]: done });
  }

  return {
    flush() {
      isStale = true;
      running ??= (async () => {
        try {
          while (isStale) {
            isStale = false;
            await flushAll();
          }
        } finally {
          running = undefined;
        }
      })();
      return running;
    },
    async draft(callId) {
      const stored = await browser.storage.local.get([noteDraftKey(callId), sentKey(callId)]);
      const draft = NoteDraft.safeParse(stored[noteDraftKey(callId)]).data;
      const sent = Sent.safeParse(stored[sentKey(callId)]).data;
      if (!draft) return null;
      const saved = sent !== undefined && !sent.isRefused && sent.version >= draft.version;
      return { text: draft.text, saved };
    },
  };
}

/** Undefined when trying again is useless; anything else is thrown on and tried again later. */
function refusal(error: unknown): undefined {
  const isFinal =
    error instanceof ServerRefusal &&
    error.status < 500 &&
    ![401, 408, 409, 425, 429].includes(error.status);
  if (!isFinal) throw error;
}
