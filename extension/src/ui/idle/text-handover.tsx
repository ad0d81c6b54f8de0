import { IconMessage } from "@tabler/icons-react";
import type { Handover } from "../../contracts/handover.ts";
import { MessageBlock } from "../blocks/message-block.tsx";
import { showNumber } from "../person/who.ts";

interface Props {
  readonly handover: Handover;
  readonly onClose: () => void;
}

/** Ringback sends no texts of its own: the number goes to what does on this computer. */
export function TextHandover({ handover: { number, name }, onClose }: Props) {
  const shown = showNumber(number);
  return (
    <MessageBlock
      tone="info"
      announce="politely"
      icon={<IconMessage size={16} stroke={1.8} />}
      title={<span className="num">Text {name === null ? shown : `${name}, ${shown}`}</span>}
      actions={
        <>
          <button type="button" className="quiet-link" onClick={onClose}>
            Close
          </button>
          <a className="quiet-link" href={`sms:${number}`} target="_blank" rel="noreferrer">
            Open the texting app
          </a>
        </>
      }
    >
      Ringback can’t send texts itself. This computer’s texting app can, if it has one.
    </MessageBlock>
  );
}
