import "./wrap-up-screen.css";
import { Button } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import type { Dial } from "../idle/use-dial.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { engine } from "../clients.ts";
import { BesideTheCall } from "../incoming/beside-the-call.tsx";
import { Avatar } from "../person/avatar.tsx";
import { whoIs } from "../person/who.ts";
import { PhoneFrame } from "../phone/phone-frame.tsx";
import { useCommand } from "../use-command.ts";
import { clock } from "../../words/duration.ts";
import { callAgain } from "./call-again.ts";
import { endingWords } from "./ending-words.ts";
import { NotesField } from "./notes-field.tsx";

interface Props {
  readonly call: LiveCall;
  readonly dial: Dial;
  readonly inPanel: boolean;
}

/** After a conversation: the note stays open until the agent is done with it. */
export function WrapUpScreen({ call, dial, inPanel }: Props) {
  const { callId, connectedAt, endedAt, person } = call;
  const dismiss = useCommand(engine.dismiss);
  const name = whoIs(call);
  return (
    <PhoneFrame
      inPanel={inPanel}
      bottom={
        <>
          <ProblemBlock problem={dial.problem ?? dismiss.problem} />
          <Button size="lg" fullWidth onClick={() => void dismiss.run({ callId })}>
            Done
          </Button>
          <Button
            variant="default"
            size="md"
            fullWidth
            loading={dial.asking}
            leftSection={<IconPhone size={16} stroke={1.8} aria-hidden />}
            onClick={() => void callAgain(dial, call)}
          >
            Call again
          </Button>
        </>
      }
    >
      <BesideTheCall isSecond={false} />
      <div className="wrap-up-who">
        <Avatar name={person?.name ?? null} />
        <div className="wrap-up-words">
          <h2 className="cut num" title={name}>
            {name}
          </h2>
          <p className="num">
            Call ended
            {connectedAt !== null &&
              endedAt !== null &&
              ` · ${clock((endedAt - connectedAt) / 1000)}`}
          </p>
        </div>
      </div>
      <NotesField callId={callId} label="Note" />
      <p className="wrap-up-crm">{endingWords(call).detail}</p>
    </PhoneFrame>
  );
}
