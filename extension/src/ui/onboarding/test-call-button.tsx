import { Button } from "@mantine/core";
import { IconPhone, IconPhoneOff } from "@tabler/icons-react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { engine, worker } from "../clients.ts";
import { useCommand } from "../use-command.ts";
import { CodedError } from "../../messaging/coded-error.ts";

/** Calls the line that plays back what it hears, and ends that call. */
export function TestCallButton({ call }: { readonly call: LiveCall | null }) {
  const dial = useCommand(dialTestLine);
  const hangUp = useCommand(engine.hangUp);
  const live = call !== null && call.state !== "ended";
  return (
    <>
      {live ? (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPhoneOff size={15} stroke={1.8} aria-hidden />}
          onClick={() => void hangUp.run({ callId: call.callId })}
        >
          Hang up the test call
        </Button>
      ) : (
        <Button
          variant="default"
          size="sm"
          loading={dial.running}
          leftSection={<IconPhone size={15} stroke={1.8} aria-hidden />}
          onClick={() => void dial.run()}
        >
          Call the test line
        </Button>
      )}
      <ProblemBlock problem={dial.problem ?? hangUp.problem} />
    </>
  );
}

async function dialTestLine(): Promise<void> {
  const answer = await worker.dialTestLine();
  if (answer.result === "refused")
    throw new CodedError("refused", answer.title, { detail: answer.detail });
  if (answer.result === "warned") throw new CodedError("warned", answer.title);
}
