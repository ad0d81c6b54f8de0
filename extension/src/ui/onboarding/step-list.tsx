import { UnstyledButton } from "@mantine/core";
import type { SetupStep } from "../setup/open-setup-tab.ts";
import type { setupProgress } from "../setup/setup-progress.ts";
import { StepDisc } from "../setup/step-disc.tsx";

interface Props {
  readonly steps: ReturnType<typeof setupProgress>;
  readonly current: SetupStep | null;
  readonly onChoose: (step: SetupStep) => void;
}

/** Where the agent is. Steps that are done, and the first that is not, can be gone to. */
export function StepList({ steps, current, onChoose }: Props) {
  const firstOpen = steps.findIndex(({ done }) => !done);
  return (
    <nav aria-label="Steps">
      <ol className="step-list">
        {steps.map(({ step, title, about, done }, index) => (
          <li key={step}>
            <UnstyledButton
              className="step-link"
              aria-current={step === current ? "step" : undefined}
              disabled={!done && index !== firstOpen && !isOptionalPast(steps, index)}
              onClick={() => onChoose(step)}
            >
              <StepDisc number={index + 1} done={done} current={step === current} />
              <span>
                <strong>{title}</strong>
                <span>{about}</span>
                {done && <span className="heard-only">Done</span>}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The CRM site may be left for later, so the microphone can be reached without it. */
function isOptionalPast(steps: Props["steps"], index: number): boolean {
  return steps.slice(0, index).every(({ step, done }) => done || step === "crm");
}
