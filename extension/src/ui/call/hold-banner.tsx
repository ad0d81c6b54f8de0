import { Button } from "@mantine/core";
import { IconHeadphones } from "@tabler/icons-react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { MessageBlock } from "../blocks/message-block.tsx";
import { engine } from "../clients.ts";
import { whoShort } from "../person/who.ts";
import { useCommand } from "../use-command.ts";
import { useNow } from "../use-now.ts";
import { clock } from "../../words/duration.ts";

/** On hold is said three times, like muted: here, on the chip and on the button. */
export function HoldBanner({ call }: { readonly call: LiveCall }) {
  const { run, problem } = useCommand(engine.hold);
  const since = call.live?.heldSince ?? 0;
  const now = useNow(1000, since);
  if (!call.live?.held) return null;
  const time = since > 0 ? ` for ${clock((now - since) / 1000)}` : "";
  return (
    <MessageBlock
      tone="warn"
      title={`${whoShort(call)} hears music`}
      icon={<IconHeadphones size={16} stroke={1.8} />}
      actions={
        <Button size="xs" onClick={() => void run({ callId: call.callId, held: false })}>
          Go on
        </Button>
      }
    >
      <span className="num">On hold{time}. You can’t hear each other.</span>
      {problem && ` ${problem.title}`}
    </MessageBlock>
  );
}
