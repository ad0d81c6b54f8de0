import { useState } from "react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { BesideTheCall } from "../incoming/beside-the-call.tsx";
import { PersonCard } from "../person/person-card.tsx";
import { PhoneFrame } from "../phone/phone-frame.tsx";
import { CallControls } from "./call-controls.tsx";
import { HoldBanner } from "./hold-banner.tsx";
import { LiveControls } from "./live-controls.tsx";
import { TransferBanner } from "./transfer-banner.tsx";
import { TransferPanel } from "./transfer-panel.tsx";
import { HangUpButton } from "./hang-up-button.tsx";
import { Keypad } from "./keypad.tsx";
import { MuteBanner } from "./mute-banner.tsx";
import { NetworkBanner } from "./network-banner.tsx";
import { NotesField } from "./notes-field.tsx";
import { StateLine } from "./state-line.tsx";
import { useCallKeys } from "./use-call-keys.ts";
import { useSentDigits } from "./use-sent-digits.ts";

interface Props {
  readonly call: LiveCall;
  readonly inPanel: boolean;
}

/** Both sides are connected. The keypad takes the notes’ place, never Hang up’s. */
export function TalkingScreen({ call, inPanel }: Props) {
  const [keypadOpen, setKeypadOpen] = useState(false);
  const [transferOpen, setTransferOpen] = useState(false);
  const digits = useSentDigits(call.callId);
  const isMoving = Boolean(call.live?.transfer);
  useCallKeys({
    call,
    onKeypad: () => setKeypadOpen((open) => !open),
    onDigit: (digit) => {
      setKeypadOpen(true);
      digits.send(digit);
    },
    onNotes: () => {
      setKeypadOpen(false);
      setTransferOpen(false);
    },
  });
  return (
    <PhoneFrame inPanel={inPanel} bottom={<HangUpButton call={call} />}>
      <BesideTheCall isSecond />
      <PersonCard call={call} />
      <StateLine call={call} />
      <LiveControls
        call={call}
        transferOpen={transferOpen}
        onTransfer={() => setTransferOpen((open) => !open)}
      >
        {(controls, problem) => (
          <>
            <CallControls
              call={call}
              keypadOpen={keypadOpen}
              onKeypad={() => setKeypadOpen((open) => !open)}
              more={!call.test && controls}
            />
            <ProblemBlock problem={problem} />
          </>
        )}
      </LiveControls>
      <HoldBanner call={call} />
      <TransferBanner call={call} />
      <MuteBanner call={call} />
      <NetworkBanner call={call} />
      {keypadOpen && <Keypad digits={digits} />}
      {!keypadOpen && transferOpen && !isMoving && (
        <TransferPanel call={call} onClose={() => setTransferOpen(false)} />
      )}
      {!keypadOpen && (!transferOpen || isMoving) && !call.test && (
        <NotesField callId={call.callId} label="Notes" />
      )}
    </PhoneFrame>
  );
}
