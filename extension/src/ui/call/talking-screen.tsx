import { useState } from "react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { PersonCard } from "../person/person-card.tsx";
import { PhoneFrame } from "../phone/phone-frame.tsx";
import { CallControls } from "./call-controls.tsx";
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
  const digits = useSentDigits(call.callId);
  useCallKeys({
    call,
    onKeypad: () => setKeypadOpen((open) => !open),
    onDigit: (digit) => {
      setKeypadOpen(true);
      digits.send(digit);
    },
    onNotes: () => setKeypadOpen(false),
  });
  return (
    <PhoneFrame inPanel={inPanel} bottom={<HangUpButton call={call} />}>
      <PersonCard call={call} />
      <StateLine call={call} />
      <CallControls
        call={call}
        keypadOpen={keypadOpen}
        onKeypad={() => setKeypadOpen((open) => !open)}
      />
      <MuteBanner call={call} />
      <NetworkBanner call={call} />
      {keypadOpen && <Keypad digits={digits} />}
      {!keypadOpen && !call.test && <NotesField callId={call.callId} label="Notes" />}
    </PhoneFrame>
  );
}
