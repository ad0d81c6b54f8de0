import "./keypad.css";
import { UnstyledButton } from "@mantine/core";
import { IconBackspace } from "@tabler/icons-react";
import { useEffect } from "react";
import { IconButton } from "../blocks/icon-button.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import type { SentDigits } from "./use-sent-digits.ts";

const keys = [
  ["1", ""],
  ["2", "ABC"],
  ["3", "DEF"],
  ["4", "GHI"],
  ["5", "JKL"],
  ["6", "MNO"],
  ["7", "PQRS"],
  ["8", "TUV"],
  ["9", "WXYZ"],
  ["*", ""],
  ["0", ""],
  ["#", ""],
] as const;

const names: Partial<Record<string, string>> = { "*": "Star", "#": "Hash" };

/** Tones for phone menus. The keyboard and pasting work too. */
export function Keypad({ digits }: { readonly digits: SentDigits }) {
  const { sent, send, clear, problem } = digits;

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (!(event.target instanceof HTMLTextAreaElement))
        send(event.clipboardData?.getData("text") ?? "");
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  });

  return (
    <section className="keypad" aria-label="Keypad">
      <div className="keypad-sent">
        <span className="keypad-word">Sent</span>
        <output className="keypad-digits num" aria-label="Sent">
          <span>{sent}</span>
        </output>
        <span className="keypad-word">Paste works</span>
        <IconButton label="Clear what is shown" onClick={clear}>
          <IconBackspace size={16} stroke={1.8} />
        </IconButton>
      </div>
      <ProblemBlock problem={problem} />
      <div className="keypad-keys">
        {keys.map(([digit, letters]) => (
          <UnstyledButton
            key={digit}
            className="keypad-key"
            aria-label={names[digit]}
            onClick={() => send(digit)}
          >
            <span className="keypad-digit">{digit}</span>
            {letters && <span className="keypad-letters">{letters}</span>}
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}
