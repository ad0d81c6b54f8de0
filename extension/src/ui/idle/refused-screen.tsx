import { Button } from "@mantine/core";
import { IconPhoneX } from "@tabler/icons-react";
import { BigIcon } from "../blocks/big-icon.tsx";
import { PhoneFrame } from "../phone/phone-frame.tsx";
import type { Answer, Dial } from "./use-dial.ts";

interface Props {
  readonly answer: Extract<Answer, { result: "refused" }>;
  readonly dial: Dial;
  readonly inPanel: boolean;
}

/** The server does not let this call happen, and says why. */
export function RefusedScreen({ answer, dial, inPanel }: Props) {
  return (
    <PhoneFrame
      inPanel={inPanel}
      bottom={
        <Button size="lg" fullWidth onClick={dial.leave}>
          Back
        </Button>
      }
    >
      <BigIcon icon={<IconPhoneX size={26} stroke={1.8} />} title={answer.title} role="alert">
        <p>{answer.detail}</p>
        <p className="num">{answer.wish.name}</p>
      </BigIcon>
    </PhoneFrame>
  );
}
