import "./waiting-card.css";
import { Button } from "@mantine/core";
import { IconPhoneOff, IconPlayerPause } from "@tabler/icons-react";
import type { HeldCall } from "../../contracts/phone-snapshot.ts";
import { callerName } from "../../incoming/ring-words.ts";
import { Chip } from "../blocks/chip.tsx";
import { IconButton } from "../blocks/icon-button.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { engine } from "../clients.ts";
import { useCommand } from "../use-command.ts";
import { useNow } from "../use-now.ts";
import { clock } from "../../words/duration.ts";

/** Somebody who was put aside for another call, and hears music until they are taken back. */
export function HeldCard({ call }: { readonly call: HeldCall }) {
  const { callId, since, returning } = call;
  const back = useCommand(engine.hold);
  const end = useCommand(engine.hangUp);
  const now = useNow(1000, since);
  const name = callerName(call);
  return (
    <section className="waiting-card" data-held aria-label={`On hold: ${name}`}>
      <div className="waiting-who">
        <div className="waiting-words">
          <p className="waiting-name cut num" title={name}>
            {name}
          </p>
          <Chip tone="amber" icon={<IconPlayerPause size={13} stroke={2} />}>
            On hold for {clock((now - since) / 1000)}
          </Chip>
        </div>
        <Button
          size="sm"
          loading={returning}
          onClick={() => void back.run({ callId, held: false })}
          aria-label={`Go back to ${name}`}
        >
          Go back
        </Button>
        <IconButton
          label={`Hang up on ${name}`}
          disabled={returning || end.running}
          onClick={() => void end.run({ callId })}
        >
          <IconPhoneOff size={16} stroke={2} />
        </IconButton>
      </div>
      <ProblemBlock problem={back.problem ?? end.problem} />
    </section>
  );
}
