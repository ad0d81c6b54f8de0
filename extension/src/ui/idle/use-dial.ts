import type { RecordRef } from "@ringback/shared/record-ref";
import { useState } from "react";
import type { DialResult } from "../../contracts/worker.ts";
import { worker } from "../clients.ts";
import { useCommand } from "../use-command.ts";
import type { Words } from "../../words/error-words.ts";

/** Whom the agent wants to call. */
interface Wish {
  readonly number: string;
  readonly extension?: string | undefined;
  readonly record?: RecordRef | undefined;
  /** A name, else the number: for the words on the button. */
  readonly name: string;
}

export type Answer = Exclude<DialResult, { result: "dialing" }> & { readonly wish: Wish };

export interface Dial {
  /** Answers whether the call begins now. */
  readonly call: (wish: Wish, acknowledge?: readonly string[]) => Promise<boolean>;
  readonly asking: boolean;
  /** Reasons to wait, or a refusal; null while there is nothing to say. */
  readonly answer: Answer | null;
  readonly problem: Words | null;
  /** Back to the dial field. */
  readonly leave: () => void;
}

/** Asks to dial: the call itself appears with the next snapshot. */
export function useDial(): Dial {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { run, running, problem, forget } = useCommand(worker.dial);

  async function call(wish: Wish, acknowledge?: readonly string[]): Promise<boolean> {
    const { number, extension, record } = wish;
    const result = await run({
      number,
      ...(extension && { extension }),
      ...(record && { record }),
      ...(acknowledge && { acknowledge: [...acknowledge] }),
    });
    if (result) setAnswer(result.result === "dialing" ? null : { ...result, wish });
    return result?.result === "dialing";
  }

  function leave(): void {
    setAnswer(null);
    forget();
  }
  return { call, asking: running, answer, problem, leave };
}
