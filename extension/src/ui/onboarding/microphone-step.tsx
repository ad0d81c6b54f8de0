import "./microphone-step.css";
import { Button } from "@mantine/core";
import { engine } from "../clients.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { usePhone } from "../phone-store.ts";
import { useCommand } from "../use-command.ts";
import { closeTab } from "./close-tab.ts";
import { AllowMicrophone } from "./allow-microphone.tsx";
import { AudioCard } from "./audio-card.tsx";
import { StepFrame } from "./step-frame.tsx";
import { TestChecks } from "./test-checks.tsx";
import { useMicrophoneLevel } from "../audio/use-microphone-level.ts";

export function MicrophoneStep({ onBack }: { readonly onBack: () => void }) {
  const snapshot = usePhone((phone) => phone.snapshot);
  const granted = snapshot?.microphone === "granted";
  const { level, problem } = useMicrophoneLevel(granted, snapshot?.microphoneId ?? null);
  const call = snapshot?.call?.test ? snapshot.call : null;

  const start = useCommand(async () => {
    if (call && call.state !== "ended") await engine.hangUp({ callId: call.callId });
    if (call) await engine.dismiss({ callId: call.callId });
    await closeTab();
  });

  return (
    <StepFrame
      title="Microphone and test call"
      onBack={onBack}
      actions={
        granted && (
          <Button size="md" loading={start.running} onClick={() => void start.run()}>
            Start working
          </Button>
        )
      }
    >
      {snapshot && !granted && <AllowMicrophone microphone={snapshot.microphone} />}
      {snapshot && granted && (
        <>
          <AudioCard snapshot={snapshot} level={level} call={call} />
          <ProblemBlock problem={problem ?? start.problem} />
          <TestChecks key={call?.callId} line={snapshot.line} call={call} level={level} />
        </>
      )}
    </StepFrame>
  );
}
