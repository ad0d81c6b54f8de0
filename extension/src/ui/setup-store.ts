import { browser } from "wxt/browser";
import { create } from "zustand";
import type { Setup } from "../contracts/worker.ts";
import { worker } from "./clients.ts";
import { errorWords, type Words } from "../words/error-words.ts";

interface SetupMirror {
  /** Null until the worker has answered. */
  readonly setup: Setup | null;
  readonly problem: Words | null;
}

/** How far set-up has come, as the worker last said. */
export const useSetup = create<SetupMirror>(() => ({ setup: null, problem: null }));

export async function askSetup(): Promise<void> {
  try {
    useSetup.setState({ setup: await worker.setup(), problem: null });
  } catch (error) {
    useSetup.setState({ problem: errorWords(error) });
  }
}

type StorageChanges = Parameters<Parameters<typeof browser.storage.onChanged.addListener>[0]>[0];

/** Asks for the set-up, and again when something other than a note was stored or the page is looked at again. */
export function followSetup(): () => void {
  const stored = (changes: StorageChanges) => {
    if (Object.keys(changes).some((key) => !key.startsWith("note"))) void askSetup();
  };
  const looked = () => {
    if (!document.hidden) void askSetup();
  };
  browser.storage.onChanged.addListener(stored);
  document.addEventListener("visibilitychange", looked);
  void askSetup();
  return () => {
    browser.storage.onChanged.removeListener(stored);
    document.removeEventListener("visibilitychange", looked);
  };
}
