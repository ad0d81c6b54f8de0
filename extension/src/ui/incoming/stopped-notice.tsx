import { outcomeWords } from "@ringback/shared/outcome-words";
import { IconPhoneX } from "@tabler/icons-react";
import type { StoppedRing } from "../../contracts/phone-snapshot.ts";
import { callerName } from "../../incoming/ring-words.ts";
import { MessageBlock } from "../blocks/message-block.tsx";
import { engine } from "../clients.ts";
import { usePhone } from "../phone-store.ts";
import { useNow } from "../use-now.ts";
import type { Words } from "../../words/error-words.ts";

/** Later it is no news: the list of missed calls has it. */
const newsForMs = 10 * 60_000;

/** Why it rings no longer, until it is closed. */
export function StoppedNotice() {
  const stopped = usePhone(({ snapshot }) => snapshot?.stopped);
  const now = useNow(30_000);
  if (!stopped || now - stopped.at > newsForMs) return null;
  const { title, detail } = stoppedWords(stopped);
  return (
    <MessageBlock
      tone={stopped.ring === "missed" ? "warn" : "fact"}
      announce="politely"
      title={title}
      icon={<IconPhoneX size={16} stroke={1.8} />}
      actions={
        <button
          type="button"
          className="quiet-link"
          onClick={() => void engine.dismiss({ callId: stopped.callId })}
        >
          Close
        </button>
      }
    >
      {detail}
    </MessageBlock>
  );
}

function stoppedWords(stopped: StoppedRing): Words {
  const name = callerName(stopped);
  switch (stopped.ring) {
    case "answered":
      return {
        title: `You took the call from ${name} elsewhere`,
        detail: "On your mobile, or in another browser.",
      };
    case "answered-elsewhere":
      return {
        title: `Someone else took the call from ${name}`,
        detail: "They are in good hands.",
      };
    case "missed":
      return outcomeWords(stopped.outcome ?? "missed", name);
    case "stopped":
    case null:
      return stopped.declined
        ? { title: `You declined ${name}`, detail: "The call went on to whoever is next." }
        : {
            title: `${name} no longer rings here`,
            detail: "They hung up, or the call went on to whoever is next.",
          };
  }
}
