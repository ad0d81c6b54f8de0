import type { Setup } from "../../contracts/worker.ts";
import type { PhoneSnapshot } from "../../contracts/phone-snapshot.ts";
import type { SetupStep } from "./open-setup-tab.ts";

interface Step {
  readonly step: SetupStep;
  readonly title: string;
  readonly about: string;
  readonly done: boolean;
}

/** The four steps of set-up and which are done. */
export function setupProgress(setup: Setup, phone: PhoneSnapshot | null): readonly Step[] {
  const { serverOrigin, me, crmOrigins } = setup;
  return [
    {
      step: "server",
      title: "Server",
      about: "Where your calls live",
      done: serverOrigin !== null,
    },
    { step: "sign-in", title: "Sign in", about: "Your SuiteCRM account", done: me !== null },
    {
      step: "crm",
      title: "CRM site",
      about: "Where buttons appear",
      done: crmOrigins.length > 0,
    },
    {
      step: "microphone",
      title: "Microphone",
      about: "And a test call",
      done: phone?.microphone === "granted",
    },
  ];
}

export function firstOpenStep(steps: readonly Step[]): SetupStep {
  return steps.find(({ done }) => !done)?.step ?? "microphone";
}
