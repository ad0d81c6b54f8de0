import { Button } from "@mantine/core";
import { IconMicrophone } from "@tabler/icons-react";
import type { PhoneSnapshot } from "../../contracts/phone-snapshot.ts";
import { MessageBlock } from "../blocks/message-block.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { engine } from "../clients.ts";
import { takeSnapshot } from "../phone-store.ts";
import { useCommand } from "../use-command.ts";
import { openMicrophone } from "../audio/open-microphone.ts";

interface Props {
  readonly microphone: PhoneSnapshot["microphone"];
}

/** The browser asks for the microphone only in a tab, and only once. */
export function AllowMicrophone({ microphone }: Props) {
  const allow = useCommand(async () => {
    try {
      for (const track of (await openMicrophone(null)).getTracks()) track.stop();
    } finally {
      takeSnapshot(await engine.checkMicrophone());
    }
  });
  return (
    <>
      <p className="step-lead">
        Your browser asks once. Ringback listens only during a call and on this page.
      </p>
      {microphone === "denied" && (
        <MessageBlock tone="danger" title="Your browser blocked the microphone">
          Press the icon left of the address above, set Microphone to Allow, then press the button.
        </MessageBlock>
      )}
      {microphone === "missing" && (
        <MessageBlock tone="danger" title="No microphone found">
          Plug in a headset or a microphone, then press the button.
        </MessageBlock>
      )}
      <div>
        <Button
          size="md"
          loading={allow.running}
          leftSection={<IconMicrophone size={16} stroke={1.8} aria-hidden />}
          onClick={() => void allow.run()}
        >
          {microphone === "prompt" ? "Allow the microphone" : "Check again"}
        </Button>
      </div>
      {microphone === "prompt" && <ProblemBlock problem={allow.problem} />}
    </>
  );
}
