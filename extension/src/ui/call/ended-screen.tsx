import { Button } from "@mantine/core";
import { IconMicrophoneOff, IconPhone, IconPhoneOff, IconPhoneX } from "@tabler/icons-react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { BigIcon } from "../blocks/big-icon.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { engine, worker } from "../clients.ts";
import type { Dial } from "../idle/use-dial.ts";
import { showNumber } from "../person/who.ts";
import { PhoneFrame } from "../phone/phone-frame.tsx";
import { openSetupTab } from "../setup/open-setup-tab.ts";
import { useCommand } from "../use-command.ts";
import { timeOfDay } from "../../words/when.ts";
import { callAgain } from "./call-again.ts";
import { endingWords } from "./ending-words.ts";

interface Props {
  readonly call: LiveCall;
  readonly dial: Dial;
  readonly inPanel: boolean;
}

/** A call that did not become a conversation, or broke off: why, and what to do. */
export function EndedScreen({ call, dial, inPanel }: Props) {
  const { callId, test, ending } = call;
  const dismiss = useCommand(engine.dismiss);
  const testAgain = useCommand(worker.dialTestLine);
  const { title, detail } = endingWords(call);
  return (
    <PhoneFrame
      inPanel={inPanel}
      bottom={
        <>
          <ProblemBlock problem={dial.problem ?? dismiss.problem ?? testAgain.problem} />
          <Button
            size="lg"
            fullWidth
            loading={dial.asking || testAgain.running}
            leftSection={<IconPhone size={18} stroke={2} aria-hidden />}
            onClick={() => void (test ? testAgain.run() : callAgain(dial, call))}
          >
            Call again
          </Button>
          {ending === "microphone" && (
            <Button
              variant="default"
              size="md"
              fullWidth
              onClick={() => void openSetupTab("microphone")}
            >
              Check the microphone
            </Button>
          )}
          <Button variant="subtle" size="md" fullWidth onClick={() => void dismiss.run({ callId })}>
            Close
          </Button>
        </>
      }
    >
      <BigIcon icon={<EndingIcon call={call} />} title={title}>
        <p>{detail}</p>
        {!test && <p className="num">{identity(call)}</p>}
      </BigIcon>
    </PhoneFrame>
  );
}

function EndingIcon({ call: { ending, outcome, connectedAt } }: { readonly call: LiveCall }) {
  const look = { size: 28, stroke: 1.8 };
  if (ending === "microphone") return <IconMicrophoneOff {...look} />;
  if (ending === null && (connectedAt !== null || outcome === "cancelled"))
    return <IconPhoneOff {...look} />;
  return <IconPhoneX {...look} />;
}

function identity({ person, number, endedAt }: LiveCall): string {
  const parts = [person?.name, showNumber(number), endedAt !== null && timeOfDay(endedAt)];
  return parts.filter(Boolean).join(" · ");
}
