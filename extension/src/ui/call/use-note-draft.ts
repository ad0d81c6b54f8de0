import type { CallId } from "@ringback/shared/call";
import { useEffect, useRef, useState } from "react";
import { browser } from "wxt/browser";
import { nextNoteDraft, NoteDraft, noteDraftKey } from "../../contracts/note-draft.ts";
import { readNoteDraft, writeNoteDraft } from "../../notes/draft.ts";
import { worker } from "../clients.ts";

interface NoteInHand {
  /** Null until the kept draft is read. */
  readonly text: string | null;
  /** `unkept`: this browser could not even store it. */
  readonly state: "saved" | "sending" | "unkept";
  readonly type: (text: string) => void;
}

type Changes = Record<string, { newValue?: unknown }>;

/**
 * A call's note while it is typed. Each input is on its way to storage before the next; the worker
 * brings it to the server, also when this view is closed.
 */
export function useNoteDraft(callId: CallId): NoteInHand {
  const [text, setText] = useState<string | null>(null);
  const [state, setState] = useState<NoteInHand["state"]>("saved");
  const writing = useRef(0);
  /** The newest that any view kept, as far as this one knows: the next version is above it. */
  const newest = useRef<NoteDraft>(undefined);

  useEffect(() => {
    let left = false;
    async function open(): Promise<void> {
      const kept = await readNoteDraft(callId);
      newest.current ??= kept;
      if (!left) setText((typed) => typed ?? kept?.text ?? "");
      await ask();
    }
    async function ask(): Promise<void> {
      const note = await worker.noteDraft({ callId });
      if (left || writing.current > 0) return;
      setText((typed) => typed || note.text);
      setState(note.saved ? "saved" : "sending");
    }
    const follow = (changes: Changes) => {
      const draft = NoteDraft.safeParse(changes[noteDraftKey(callId)]?.newValue);
      // Another view's typing; our own is on screen already.
      if (draft.success && writing.current === 0) {
        newest.current = draft.data;
        setText(draft.data.text);
      }
      // The worker stores how far it brought the note.
      if (Object.keys(changes).some((key) => key.endsWith(callId))) ask().catch(() => undefined);
    };
    browser.storage.local.onChanged.addListener(follow);
    open().catch(() => undefined);
    return () => {
      left = true;
      browser.storage.local.onChanged.removeListener(follow);
    };
  }, [callId]);

  async function keep(draft: NoteDraft): Promise<void> {
    writing.current += 1;
    try {
      await writeNoteDraft(callId, draft);
    } catch {
      setState("unkept");
      return;
    } finally {
      writing.current -= 1;
    }
    // Only after a burst: the worker sends the newest draft anyway, also without being told.
    if (writing.current === 0) worker.noteChanged({ callId }).catch(() => undefined);
  }

  function type(typed: string): void {
    setText(typed);
    setState("sending");
    newest.current = nextNoteDraft(typed, newest.current);
    void keep(newest.current);
  }

  return { text, state, type };
}
