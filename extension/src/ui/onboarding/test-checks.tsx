import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCircleDashed } from "@tabler/icons-react";
import { useState } from "react";
import type { LineState, LiveCall } from "../../contracts/phone-snapshot.ts";
import { MessageBlock } from "../blocks/message-block.tsx";
import { endingWords } from "../call/ending-words.ts";

interface Props {
  readonly line: LineState;
  readonly call: LiveCall | null;
  /** Loudness of the microphone in this page, 0 to 1. */
  readonly level: number;
}

const speechLevel = 0.35;

/** What is known to work. Whether the agent heard themselves only they can say, so they are asked. */
export function TestChecks({ line, call, level }: Props) {
  const [spoke, setSpoke] = useState(false);
  const [heard, setHeard] = useState<boolean | null>(null);
  const talking = call?.state === "connected";
  if (talking && !call.muted && !spoke && level >= speechLevel) setSpoke(true);

  const failed = call?.state === "ended" && (call.ending !== null || call.connectedAt === null);
  const words = call && failed ? endingWords(call) : null;
  return (
    <>
      <ul className="test-checks step-card" aria-live="polite">
        <Check state={line === "ready"} word="Line ready" note={lineNote(line)} />
        <Check state={call !== null && call.connectedAt !== null} word="Test line answered" />
        <Check state={spoke} word="You spoke, your microphone works" />
        <Check
          state={heard}
          word="You heard yourself"
          note={heard === false ? "Choose another speaker, then call again" : undefined}
        />
      </ul>
      {spoke && heard === null && (
        <MessageBlock
          tone="info"
          announce="politely"
          title="Did you hear yourself a moment later?"
          actions={
            <>
              <Button size="xs" variant="default" onClick={() => setHeard(false)}>
                No
              </Button>
              <Button size="xs" variant="default" onClick={() => setHeard(true)}>
                Yes
              </Button>
            </>
          }
        />
      )}
      {talking && !spoke && (
        <MessageBlock
          tone="info"
          announce="politely"
          title="Say something: the test line plays it back"
        />
      )}
      {words && (
        <MessageBlock tone="danger" announce="now" title={words.title}>
          {words.detail}
        </MessageBlock>
      )}
    </>
  );
}

interface CheckProps {
  /** Null: not known yet. */
  readonly state: boolean | null;
  readonly word: string;
  readonly note?: string | undefined;
}

function Check({ state, word, note }: CheckProps) {
  const look = { size: 16, stroke: 2 };
  return (
    <li data-done={state === true}>
      {state ? (
        <IconCheck {...look} aria-label="Done:" />
      ) : state === false && note ? (
        <IconAlertTriangle {...look} aria-label="Not yet:" />
      ) : (
        <IconCircleDashed {...look} aria-label="Not yet:" />
      )}
      {word}
      {!state && note && <span className="step-small">{note}</span>}
    </li>
  );
}

function lineNote(line: LineState): string | undefined {
  switch (line) {
    case "ready":
      return undefined;
    case "connecting":
      return "Connecting";
    case "lost":
      return "Check your network";
    case "signed-out":
      return "Sign in first";
    case "microphone-blocked":
      return "Waits for the microphone";
  }
}
