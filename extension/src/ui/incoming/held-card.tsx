import "./waiting-card.css";
import { Button } from "@mantine/core";
import { IconPlayerPause } from "@tabler/icons-react";
import type { HeldCall } from "../../contracts/phone-snapshot.ts";
import { callerName } from "../../incoming/ring-words.ts";
import { Chip } from "../blocks/chip.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { engine } from "../clients.ts";
import { useCommand } from "../use-command.ts";
import { useNow } from "../use-now.ts";
import { clock } from "../words/duration.ts";

/** Somebody who was put aside for another call, and hears music until they are taken back. */
export function HeldCard({ call }: { readonly call: HeldCall }) {
  const { callId, since, returning } = call;
  const { run, problem } = useCommand(engine.hold);
  const now = useNow(1000, since);
  const name = callerName(call);
  return (
    <section className="waiting-card" data-held aria-label={`On hold: ${name}`}>
      <div className="waiting-who">
        <div className="waiting-words">
          <div className="waiting-title">
            <span className="waiting-name cut num" title={name}>
              {name}
            </span>
            <Chip tone="amber" icon={<IconPlayerPause size={13} stroke={2} />}>
              On hold
            </Chip>
          </div>
          <p className="num">Hears music for {clock((now - since) / 1000)}.</p>
        </div>
        <Button
          size="sm"
          loading={returning}
          onClick={() => void run({ callId, held: false })}
          aria-label={`Go back to ${name}`}
        >
          Go back
        </Button>
      </div>
      <ProblemBlock problem={problem} />
    </section>
  );
}
