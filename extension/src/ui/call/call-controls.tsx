import { IconGridDots, IconMicrophone, IconMicrophoneOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { engine } from "../clients.ts";
import { useCommand } from "../use-command.ts";
import { AudioMenu } from "./audio-menu.tsx";
import { CallControl } from "./call-control.tsx";

interface Props {
  readonly call: LiveCall;
  readonly keypadOpen?: boolean;
  readonly onKeypad?: () => void;
  /** What else there is to do once both sides talk. */
  readonly more?: ReactNode;
}

export function CallControls({ call, keypadOpen = false, onKeypad, more }: Props) {
  const { callId, muted, state } = call;
  const mute = useCommand(engine.setMuted);
  const icon = { size: 19, stroke: 1.8, "aria-hidden": true };
  return (
    <>
      <fieldset className="call-controls" aria-label="Call controls">
        <CallControl
          word={muted ? "Muted" : "Mute"}
          icon={muted ? <IconMicrophoneOff {...icon} /> : <IconMicrophone {...icon} />}
          tone="amber"
          pressed={muted}
          shortcut="M"
          unavailable={state === "dialing" ? "When it rings" : undefined}
          onClick={() => void mute.run({ callId, muted: !muted })}
        />
        <CallControl
          word="Keypad"
          icon={<IconGridDots {...icon} />}
          pressed={keypadOpen}
          shortcut="K"
          unavailable={onKeypad ? undefined : "After they answer"}
          onClick={onKeypad}
        />
        {more}
        <AudioMenu />
      </fieldset>
      <ProblemBlock problem={mute.problem} />
    </>
  );
}
