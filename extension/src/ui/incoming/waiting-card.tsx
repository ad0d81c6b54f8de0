import "./waiting-card.css";
import { IconPhoneIncoming } from "@tabler/icons-react";
import type { IncomingCall } from "../../contracts/phone-snapshot.ts";
import { callerName } from "../../incoming/ring-words.ts";
import { Chip } from "../blocks/chip.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { Avatar } from "../person/avatar.tsx";
import { useNow } from "../use-now.ts";
import { callerNumber } from "./caller-words.ts";
import { RingButtons } from "./ring-buttons.tsx";
import { useRing } from "./use-ring.ts";

interface Props {
  readonly call: IncomingCall;
  /** Whether somebody is on the line, who would be put on hold. */
  readonly isSecond: boolean;
}

/** Somebody rings beside another call: the same choices, in less room. */
export function WaitingCard({ call, isSecond }: Props) {
  const ring = useRing(call);
  const now = useNow(10_000);
  const name = callerName(call);
  return (
    <section className="waiting-card" role="alert" aria-label={`Second call: ${name}`}>
      <div className="waiting-who">
        <Avatar name={call.person?.name ?? null} />
        <div className="waiting-words">
          <div className="waiting-title">
            <span className="waiting-name cut num" title={name}>
              {name}
            </span>
            <Chip tone="accent" icon={<IconPhoneIncoming size={13} stroke={2} />}>
              {isSecond ? "Second call" : "Calling, too"}
            </Chip>
          </div>
          <p className="cut num">
            {[call.person?.about, callerNumber(call, now)].filter(Boolean).join(" · ")}
          </p>
        </div>
      </div>
      <ProblemBlock problem={ring.problem} />
      <RingButtons
        ring={ring}
        name={name}
        small
        answerWord={isSecond ? "Hold & answer" : "Answer"}
      />
      <div className="waiting-others">
        {call.number !== "" && (
          <button type="button" className="quiet-link" onClick={ring.replyByText}>
            Reply by SMS
          </button>
        )}
        <button type="button" className="quiet-link" onClick={ring.sendToVoicemail}>
          Voicemail
        </button>
      </div>
    </section>
  );
}
