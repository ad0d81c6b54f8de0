import "./calling-screen.css";
import "../person/who-large.css";
import { IconPhoneCalling, IconPhoneOutgoing } from "@tabler/icons-react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { Chip } from "../blocks/chip.tsx";
import { BesideTheCall } from "../incoming/beside-the-call.tsx";
import { Avatar } from "../person/avatar.tsx";
import { describePerson } from "../person/describe-person.ts";
import { showNumber, whoIs } from "../person/who.ts";
import { PhoneFrame } from "../phone/phone-frame.tsx";
import { CallControls } from "./call-controls.tsx";
import { HangUpButton } from "./hang-up-button.tsx";
import { MuteBanner } from "./mute-banner.tsx";

interface Props {
  readonly call: LiveCall;
  readonly inPanel: boolean;
}

/** Before the answer. What only works after it is dashed and says so. */
export function CallingScreen({ call, inPanel }: Props) {
  const { person, test, state } = call;
  const icon = { size: 13, stroke: 2 };
  return (
    <PhoneFrame
      inPanel={inPanel}
      bottom={
        <>
          <CallControls call={call} />
          <HangUpButton call={call} />
        </>
      }
    >
      <BesideTheCall isSecond />
      <MuteBanner call={call} />
      <div className="who-large">
        <Avatar name={person?.name ?? null} size="large" rings={state === "ringing"} />
        <h2 className="who-large-name num" title={whoIs(call)}>
          {whoIs(call)}
        </h2>
        <p>{describePerson(call)}</p>
        {!test && person && <p className="num">{showNumber(call.number)}</p>}
        <div className="calling-state">
          {state === "ringing" ? (
            <Chip tone="accent" tall icon={<IconPhoneCalling {...icon} />}>
              Ringing
            </Chip>
          ) : (
            <Chip tone="grey" tall icon={<IconPhoneOutgoing {...icon} />}>
              Calling
            </Chip>
          )}
        </div>
      </div>
    </PhoneFrame>
  );
}
