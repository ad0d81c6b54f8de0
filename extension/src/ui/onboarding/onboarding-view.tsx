import "./onboarding-view.css";
import { Mark } from "../blocks/mark.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { usePhone } from "../phone-store.ts";
import { firstOpenStep, setupProgress } from "../setup/setup-progress.ts";
import { useSetup } from "../setup-store.ts";
import { CrmStep } from "./crm-step.tsx";
import { MicrophoneStep } from "./microphone-step.tsx";
import { ServerStep } from "./server-step.tsx";
import { SignInStep } from "./sign-in-step.tsx";
import { StepList } from "./step-list.tsx";
import { goToStep, useStepOfAddress } from "./use-step-of-address.ts";

/** Set-up in four steps; opens at the first unfinished one, or where the address points. */
export function OnboardingView() {
  const { setup, problem } = useSetup();
  const phone = usePhone(({ snapshot }) => snapshot);
  const asked = useStepOfAddress();

  const steps = setup && setupProgress(setup, phone);
  const step = asked ?? (steps && firstOpenStep(steps));

  return (
    <div className="onboarding">
      <aside className="onboarding-side">
        <p className="onboarding-name">
          <Mark size={28} /> Ringback
        </p>
        {steps && <StepList steps={steps} current={step} onChoose={goToStep} />}
      </aside>
      <main className="onboarding-main">
        <ProblemBlock problem={problem} />
        {setup && step === "server" && (
          <ServerStep setup={setup} onNext={() => goToStep("sign-in")} />
        )}
        {setup && step === "sign-in" && (
          <SignInStep
            setup={setup}
            onNext={() => goToStep("crm")}
            onBack={() => goToStep("server")}
          />
        )}
        {setup && step === "crm" && (
          <CrmStep
            setup={setup}
            onNext={() => goToStep("microphone")}
            onBack={() => goToStep("sign-in")}
          />
        )}
        {step === "microphone" && <MicrophoneStep onBack={() => goToStep("crm")} />}
      </main>
    </div>
  );
}
