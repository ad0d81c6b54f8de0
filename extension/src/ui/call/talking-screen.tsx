import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { BesideTheCall } from "../incoming/beside-the-call.tsx";
import { PersonCard } from "../person/person-card.tsx";
import { WhoElse } from "../person/who-else.tsx";
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

/**
 * Both sides are connected. The keypad takes the notes’ place, the choice of whom to hand the call on
 * to takes theirs and the controls’; nothing takes Hang up’s.
 */
export function TalkingScreen({ call, inPanel }: Props) {
  const [keypadOpen, setKeypadOpen] = useState(false);
  const [transferOpen, setTransferOpen] = useState(false);
  const digits = useSentDigits(call.callId);
  const controls = useRef<HTMLDivElement>(null);
  const isMoving = Boolean(call.live?.transfer);
  const isChoosing = !keypadOpen && transferOpen && !isMoving;
  const stopChoosing = () => {
    flushSync(() => setTransferOpen(false));
    // Back to where the keyboard came from.
    controls.current?.querySelector<HTMLElement>("[data-opens=transfer]")?.focus();
  };
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
      <PersonCard call={call}>{!call.test && <WhoElse callId={call.callId} />}</PersonCard>
      <StateLine call={call} />
      <div ref={controls} style={{ display: isChoosing ? "none" : "contents" }}>
        <LiveControls
          call={call}
          transferOpen={transferOpen}
          onTransfer={() => setTransferOpen((open) => !open)}
        >
          {(live, problem) => (
            <>
              <CallControls
                call={call}
                keypadOpen={keypadOpen}
                onKeypad={() => setKeypadOpen((open) => !open)}
                more={!call.test && live}
              />
              <ProblemBlock problem={problem} />
            </>
          )}
        </LiveControls>
      </div>
      <HoldBanner call={call} />
      <TransferBanner call={call} />
      <MuteBanner call={call} />
      <NetworkBanner call={call} />
      {keypadOpen && <Keypad digits={digits} />}
      {isChoosing && <TransferPanel call={call} onClose={stopChoosing} />}
      {!keypadOpen && !isChoosing && !call.test && (
        <NotesField callId={call.callId} label="Notes" />
      )}
    </PhoneFrame>
  );
}
