import {
  IconArrowForwardUp,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerRecord,
} from "@tabler/icons-react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { engine } from "../clients.ts";
import type { Words } from "../../words/error-words.ts";
import { useCommand } from "../use-command.ts";
import { CallControl } from "./call-control.tsx";

interface Props {
  readonly call: LiveCall;
  readonly transferOpen: boolean;
  readonly onTransfer: () => void;
  readonly children: (controls: React.ReactNode, problem: Words | null) => React.ReactNode;
}

/** What the server does to a conversation: hold, transfer, a pause of its recording. */
export function LiveControls({ call, transferOpen, onTransfer, children }: Props) {
  const { callId, live } = call;
  const hold = useCommand(engine.hold);
  const recording = useCommand(engine.pauseRecording);
  const icon = { size: 19, stroke: 1.8, "aria-hidden": true };
  const held = live?.held ?? false;
  const paused = live?.recording === "paused";
  const moving = live?.transfer ? "During a transfer" : undefined;
  return children(
    <>
      <CallControl
        word={held ? "On hold" : "Hold"}
        icon={held ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
        tone="amber"
        pressed={held}
        shortcut="H"
        unavailable={moving}
        onClick={() => void hold.run({ callId, held: !held })}
      />
      <CallControl
        word="Transfer"
        data-opens="transfer"
        icon={<IconArrowForwardUp {...icon} />}
        pressed={transferOpen}
        unavailable={moving}
        onClick={onTransfer}
      />
      {live?.recording && (
        <CallControl
          word={paused ? "Go on REC" : "Pause REC"}
          icon={paused ? <IconPlayerRecord {...icon} /> : <IconPlayerPause {...icon} />}
          pressed={paused}
          onClick={() => void recording.run({ callId, paused: !paused })}
        />
      )}
    </>,
    hold.problem ?? recording.problem,
  );
}
