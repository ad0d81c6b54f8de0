import "../person/who-large.css";
import { IconPhoneIncoming } from "@tabler/icons-react";
import type { IncomingCall } from "../../contracts/phone-snapshot.ts";
import { callerName } from "../../incoming/ring-words.ts";
import { Chip } from "../blocks/chip.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { Avatar } from "../person/avatar.tsx";
import { describePerson } from "../person/describe-person.ts";
import { PhoneFrame } from "../phone/phone-frame.tsx";
import { useNow } from "../use-now.ts";
import { BesideTheCall } from "./beside-the-call.tsx";
import { CallerFacts } from "./caller-facts.tsx";
import { callerNumber } from "./caller-words.ts";
import { NextLine } from "./next-line.tsx";
import { RingAlternatives, RingButtons } from "./ring-buttons.tsx";
import { useCaller } from "./use-caller.ts";
import { useRing } from "./use-ring.ts";
import { useRingKeys } from "./use-ring-keys.ts";

interface Props {
  readonly call: IncomingCall;
  readonly inPanel: boolean;
}

/** Somebody rings: who, what there is to know, and what to do. The focus stays where it is. */
export function IncomingScreen({ call, inPanel }: Props) {
  const { callId, number, person } = call;
  const caller = useCaller(callId);
  const ring = useRing(call);
  useRingKeys(ring);
  const now = useNow(10_000);
  const name = callerName(call);
  return (
    <PhoneFrame
      inPanel={inPanel}
      bottom={
        <>
          {caller !== undefined && <CallerFacts person={person} caller={caller} />}
          <ProblemBlock problem={ring.problem} />
          <RingButtons ring={ring} name={name} />
          <RingAlternatives ring={ring} canText={number !== ""} />
        </>
      }
      footer={<NextLine next={caller?.next ?? null} />}
    >
      <BesideTheCall isSecond={false} />
      <div className="who-large" role="alert">
        <Chip tone="accent" tall icon={<IconPhoneIncoming size={13} stroke={2} />}>
          Incoming call
        </Chip>
        <Avatar name={person?.name ?? null} size="large" rings />
        <h2 className="who-large-name num" title={name}>
          {name}
        </h2>
        <p className="cut">{describePerson({ person, test: false })}</p>
        <p className="num">{callerNumber(call, now)}</p>
      </div>
    </PhoneFrame>
  );
}
