import type { ReactNode } from "react";
import type { Words } from "../../words/error-words.ts";
import { MessageBlock } from "./message-block.tsx";

interface Props {
  readonly problem: Words | null;
  readonly actions?: ReactNode;
}

/** What went wrong with something the agent just did; nothing when it went well. */
export function ProblemBlock({ problem, actions }: Props) {
  if (!problem) return null;
  return (
    <MessageBlock tone="danger" announce="now" title={problem.title} actions={actions}>
      {problem.detail}
    </MessageBlock>
  );
}
