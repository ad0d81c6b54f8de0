import { useSyncExternalStore } from "react";
import type { SetupStep } from "../setup/open-setup-tab.ts";

const steps: readonly SetupStep[] = ["server", "sign-in", "crm", "microphone"];

/** The step the page’s address names after `#`, e.g. because the popup sent the agent there. */
export function useStepOfAddress(): SetupStep | null {
  const hash = useSyncExternalStore(follow, () => location.hash.slice(1));
  return steps.find((step) => step === hash) ?? null;
}

/** Shows a step; the browser’s Back button returns. */
export function goToStep(step: SetupStep): void {
  location.hash = step;
}

function follow(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}
