import { Button } from "@mantine/core";
import { IconMicrophoneOff } from "@tabler/icons-react";
import { MessageBlock } from "../blocks/message-block.tsx";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { engine } from "../clients.ts";
import { whoShort } from "../person/who.ts";
import { useCommand } from "../use-command.ts";

/** Muted is said three times: here, on the chip and on the button. */
export function MuteBanner({ call }: { readonly call: LiveCall }) {
  const { run } = useCommand(engine.setMuted);
  if (!call.muted) return null;
  return (
    <MessageBlock
      tone="warn"
      title="You are muted"
      icon={<IconMicrophoneOff size={16} stroke={1.8} />}
      actions={
        <Button
          size="xs"
          aria-keyshortcuts="m"
          rightSection={<kbd className="key-hint">M</kbd>}
          onClick={() => void run({ callId: call.callId, muted: false })}
        >
          Unmute
        </Button>
      }
    >
      {whoShort(call)} can’t hear you.
    </MessageBlock>
  );
}
