import "./guard-screen.css";
import { Button } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { MessageBlock } from "../blocks/message-block.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { PhoneFrame } from "../phone/phone-frame.tsx";
import type { Answer, Dial } from "./use-dial.ts";

interface Props {
  readonly answer: Extract<Answer, { result: "warned" }>;
  readonly dial: Dial;
  readonly inPanel: boolean;
}

/** Reasons to wait before a call; one press calls all the same. */
export function GuardScreen({ answer, dial, inPanel }: Props) {
  const { wish, warnings, title } = answer;
  return (
    <PhoneFrame
      inPanel={inPanel}
      bottom={
        <>
          <ProblemBlock problem={dial.problem} />
          <Button
            size="lg"
            fullWidth
            loading={dial.asking}
            leftSection={<IconPhone size={18} stroke={2} aria-hidden />}
            onClick={() => void dial.call(wish, warnings)}
          >
            <span className="cut">Call {wish.name} anyway</span>
          </Button>
          <Button variant="default" size="md" fullWidth onClick={dial.leave}>
            Don’t call now
          </Button>
        </>
      }
    >
      <h2 className="guard-title">Before you call {wish.name}</h2>
      <MessageBlock tone="warn" announce="now" title={title} />
    </PhoneFrame>
  );
}
