import "./setup-screen.css";
import { Button } from "@mantine/core";
import { IconCheck, IconExternalLink } from "@tabler/icons-react";
import type { Setup } from "../../contracts/worker.ts";
import { Chip } from "../blocks/chip.tsx";
import { PhoneFrame } from "../phone/phone-frame.tsx";
import { usePhone } from "../phone-store.ts";
import { firstOpenStep, setupProgress } from "./setup-progress.ts";
import { openSetupTab } from "./open-setup-tab.ts";
import { StepDisc } from "./step-disc.tsx";

interface Props {
  readonly setup: Setup;
  readonly inPanel: boolean;
}

/** Nobody is signed in: what is left to do, and the one next thing. */
export function SetupScreen({ setup, inPanel }: Props) {
  const phone = usePhone(({ snapshot }) => snapshot);
  const steps = setupProgress(setup, phone);
  const next = firstOpenStep(steps);
  return (
    <PhoneFrame
      inPanel={inPanel}
      bottom={
        <>
          <Button
            size="lg"
            fullWidth
            leftSection={<IconExternalLink size={18} stroke={1.8} aria-hidden />}
            onClick={() => void openSetupTab(next)}
          >
            {next === "server" ? "Choose your server" : "Sign in with SuiteCRM"}
          </Button>
          <p className="setup-promise">
            {next === "server"
              ? "Opens in a tab, where the browser can ask you for permission."
              : "Opens your CRM’s sign-in page. Ringback never stores your password."}
          </p>
        </>
      }
    >
      <div>
        <h2 className="setup-title">Set up your phone</h2>
        <p className="setup-left">{leftWords(steps.filter(({ done }) => !done).length)}</p>
      </div>
      <ol className="setup-steps">
        {steps.map(({ step, title, about, done }, index) => (
          <li key={step} aria-current={step === next ? "step" : undefined}>
            <StepDisc number={index + 1} done={done} current={step === next} />
            <span className="setup-step-words">
              <strong>{title}</strong>
              <span className="cut">
                {step === "server" ? (serverHost(setup) ?? about) : about}
              </span>
            </span>
            {done && (
              <Chip tone="grey" icon={<IconCheck size={13} stroke={2} />}>
                Done
              </Chip>
            )}
            {step === next && <span className="setup-next">Next</span>}
          </li>
        ))}
      </ol>
    </PhoneFrame>
  );
}

function serverHost({ serverOrigin }: Setup): string | undefined {
  return serverOrigin === null ? undefined : new URL(serverOrigin).host;
}

function leftWords(left: number): string {
  const counts = ["", "One step is", "Two steps are", "Three steps are", "Four steps are"];
  return `${counts[left] ?? `${left} steps are`} left. About ${left > 2 ? "two minutes" : "one minute"}.`;
}
