import "./ring-buttons.css";
import { Button, UnstyledButton } from "@mantine/core";
import { IconMessage, IconPhone, IconPhoneOff, IconRecordMail } from "@tabler/icons-react";
import type { Ring } from "./use-ring.ts";

interface Props {
  readonly ring: Ring;
  /** Beside another call: the word on Answer says what happens to it. */
  readonly answerWord?: string;
  readonly small?: boolean;
  /** Whose buttons: two callers may ring. */
  readonly name: string;
}

/** Answer at the left, Decline at the right, as large as the place allows. */
export function RingButtons({ ring, answerWord = "Answer", small = false, name }: Props) {
  const icon = { size: small ? 17 : 19, stroke: 2, "aria-hidden": true };
  return (
    <div className="ring-buttons" data-small={small}>
      <UnstyledButton
        className="ring-button"
        data-tone="green"
        aria-label={`${answerWord} ${name}`}
        aria-keyshortcuts={small ? undefined : "a"}
        aria-disabled={ring.isAnswering || undefined}
        onClick={ring.isAnswering ? undefined : ring.answer}
      >
        <IconPhone {...icon} />
        {ring.isAnswering ? "Answering" : answerWord}
      </UnstyledButton>
      <UnstyledButton
        className="ring-button"
        data-tone="red"
        aria-label={`Decline ${name}`}
        aria-keyshortcuts={small ? undefined : "d"}
        onClick={ring.decline}
      >
        <IconPhoneOff {...icon} />
        Decline
      </UnstyledButton>
    </div>
  );
}

/** Other ways to let a caller go on than simply to decline. */
export function RingAlternatives({
  ring,
  canText,
}: {
  readonly ring: Ring;
  readonly canText: boolean;
}) {
  const icon = { size: 16, stroke: 1.8, "aria-hidden": true };
  return (
    <div className="ring-buttons">
      {canText && (
        <Button
          variant="default"
          size="lg"
          fullWidth
          leftSection={<IconMessage {...icon} />}
          onClick={ring.replyByText}
        >
          Reply by SMS
        </Button>
      )}
      <Button
        variant="default"
        size="lg"
        fullWidth
        leftSection={<IconRecordMail {...icon} />}
        onClick={ring.sendToVoicemail}
      >
        Voicemail
      </Button>
    </div>
  );
}
