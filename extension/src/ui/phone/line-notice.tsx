import { IconClock } from "@tabler/icons-react";
import { MessageBlock } from "../blocks/message-block.tsx";
import { askPhone, usePhone } from "../phone-store.ts";

/** Why no call can be made right now, beside the dial field. */
export function LineNotice() {
  const line = usePhone(({ snapshot }) => snapshot?.line);
  const silent = usePhone((phone) => phone.silent);
  if (silent)
    return (
      <MessageBlock
        tone="warn"
        announce="politely"
        title="The phone is starting"
        icon={<IconClock size={16} stroke={1.8} />}
        actions={
          <button type="button" className="quiet-link" onClick={() => void askPhone()}>
            Look again
          </button>
        }
      >
        Calls are possible as soon as it answers.
      </MessageBlock>
    );
  if (line === "lost")
    return (
      <MessageBlock tone="warn" announce="politely" title="The line is lost">
        No calls until it is back. Ringback keeps trying: check your network.
      </MessageBlock>
    );
  return null;
}
