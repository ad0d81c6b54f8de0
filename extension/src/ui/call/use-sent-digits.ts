import type { CallId } from "@ringback/shared/call";
import { useState } from "react";
import { engine } from "../clients.ts";
import { errorWords, type Words } from "../../words/error-words.ts";

export interface SentDigits {
  /** What the other side has been sent since the keypad was cleared. */
  readonly sent: string;
  readonly send: (digits: string) => void;
  readonly clear: () => void;
  readonly problem: Words | null;
}

/** Tones of a call. Each press is sent at once, in the order it was pressed. */
export function useSentDigits(callId: CallId): SentDigits {
  const [sent, setSent] = useState("");
  const [problem, setProblem] = useState<Words | null>(null);

  async function deliver(digits: string): Promise<void> {
    try {
      await engine.sendDigits({ callId, digits });
      setProblem(null);
    } catch (error) {
      setProblem(errorWords(error));
    }
  }

  function send(typed: string): void {
    const digits = tones(typed);
    if (digits === "") return;
    setSent((before) => before + digits);
    void deliver(digits);
  }
  return { sent, send, clear: () => setSent(""), problem };
}

const mostDigits = 32;

/** What of a typed or pasted text can be sent: digits, star, hash; a comma waits half a second. */
function tones(text: string): string {
  return text
    .replaceAll(/[,;]/g, "w")
    .replaceAll(/[^0-9*#w]/g, "")
    .slice(0, mostDigits);
}
