import { Button } from "@mantine/core";
import { IconArrowForwardUp } from "@tabler/icons-react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { MessageBlock } from "../blocks/message-block.tsx";
import { engine } from "../clients.ts";
import { whoShort } from "../person/who.ts";
import { useCommand } from "../use-command.ts";

/** A transfer under way: who is rung or talked to, and both ways out of it. */
export function TransferBanner({ call }: { readonly call: LiveCall }) {
  const { callId, live } = call;
  const finish = useCommand(engine.finishTransfer);
  const cancel = useCommand(engine.cancelTransfer);
  const transfer = live?.transfer;
  if (!transfer) return null;
  const who = whoShort(call);
  const problem = finish.problem ?? cancel.problem;
  return (
    <MessageBlock
      tone="info"
      announce="politely"
      title={transfer.stage === "ringing" ? `Ringing ${transfer.to}` : `You talk to ${transfer.to}`}
      icon={<IconArrowForwardUp size={16} stroke={1.8} />}
      actions={
        <>
          <Button size="xs" variant="default" onClick={() => void cancel.run({ callId })}>
            Take {who} back
          </Button>
          {transfer.how === "warm" && (
            <Button size="xs" onClick={() => void finish.run({ callId })}>
              Send {who} now
            </Button>
          )}
        </>
      }
    >
      {who} hears music meanwhile.{problem && ` ${problem.title}`}
    </MessageBlock>
  );
}
