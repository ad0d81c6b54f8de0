import type { IncomingCall } from "../../contracts/phone-snapshot.ts";
import { engine, worker } from "../clients.ts";
import { useCommand } from "../use-command.ts";
import type { Words } from "../../words/error-words.ts";

/** What an agent can do with a call that rings. */
export interface Ring {
  readonly answer: () => void;
  readonly decline: () => void;
  /** Declines, and hands the number to whatever sends texts. */
  readonly replyByText: () => void;
  readonly sendToVoicemail: () => void;
  readonly isAnswering: boolean;
  readonly problem: Words | null;
}

export function useRing({ callId, number, person, state }: IncomingCall): Ring {
  const answer = useCommand(engine.answer);
  const decline = useCommand(engine.decline);
  const text = useCommand(replyByText);

  async function replyByText(): Promise<void> {
    await engine.decline({ callId, goesTo: "next" });
    await worker.handOver({
      what: "text",
      number,
      extension: null,
      record: person?.record ?? null,
      name: person?.name ?? null,
    });
  }

  return {
    answer: () => void answer.run({ callId }),
    decline: () => void decline.run({ callId, goesTo: "next" }),
    replyByText: () => void text.run(),
    sendToVoicemail: () => void decline.run({ callId, goesTo: "voicemail" }),
    isAnswering: state === "answering" || answer.running,
    problem: answer.problem ?? decline.problem ?? text.problem,
  };
}
