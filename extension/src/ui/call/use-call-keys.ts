import { useEffect } from "react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { engine } from "../clients.ts";
import { isTyping } from "../is-typing.ts";

interface CallKeys {
  readonly call: LiveCall;
  readonly onKeypad: () => void;
  readonly onDigit: (digit: string) => void;
  /** Notes are about to be typed: make room for them. */
  readonly onNotes: () => void;
}

/** M mutes, H holds, K opens the keypad, N goes to the notes, digits are sent; never while typing. */
export function useCallKeys({ call, onKeypad, onDigit, onNotes }: CallKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.defaultPrevented || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === "h" && !call.test && call.live?.transfer == null)
        void engine.hold({ callId: call.callId, held: !(call.live?.held ?? false) });
      else if (key === "m") void engine.setMuted({ callId: call.callId, muted: !call.muted });
      else if (key === "k") onKeypad();
      else if (key === "n") {
        onNotes();
        requestAnimationFrame(() => document.querySelector<HTMLElement>("#call-notes")?.focus());
      } else if (/^[0-9*#]$/.test(key)) onDigit(key);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
