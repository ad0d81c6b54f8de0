import { ProblemBlock } from "../blocks/problem-block.tsx";
import { askSetup } from "../setup-store.ts";
import type { Words } from "../../words/error-words.ts";
import { PhoneFrame } from "./phone-frame.tsx";

interface Props {
  readonly problem: Words | null;
  readonly inPanel: boolean;
}

/** The moment before the worker answers, which is short: nothing, unless it does not answer. */
export function StartingScreen({ problem, inPanel }: Props) {
  return (
    <PhoneFrame inPanel={inPanel}>
      <ProblemBlock
        problem={problem}
        actions={
          <button type="button" className="quiet-link" onClick={() => void askSetup()}>
            Try again
          </button>
        }
      />
    </PhoneFrame>
  );
}
