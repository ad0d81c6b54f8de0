import { create } from "zustand";
import { PhoneSnapshotNotice, type PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { onBroadcast } from "../messaging/broadcast.ts";
import { engine } from "./clients.ts";

interface PhoneMirror {
  /** Null until the engine has answered. */
  readonly snapshot: PhoneSnapshot | null;
  /** The engine did not answer when the view opened. */
  readonly silent: boolean;
}

/** What the phone engine last said; only it changes a call. */
export const usePhone = create<PhoneMirror>(() => ({ snapshot: null, silent: false }));

/** Takes a snapshot unless a newer one is shown already. */
export function takeSnapshot(snapshot: PhoneSnapshot): void {
  const shown = usePhone.getState().snapshot;
  if (shown && snapshot.rev < shown.rev) return;
  usePhone.setState({ snapshot, silent: false });
}

/**
 * Asks for the snapshot, then follows broadcasts. A page nobody sees draws nothing: it shares its
 * thread with the phone engine. Returns what stops it.
 */
export function followPhone(): () => void {
  const stop = onBroadcast(PhoneSnapshotNotice, ({ snapshot }) => {
    if (!document.hidden) takeSnapshot(snapshot);
  });
  const ask = () => {
    if (!document.hidden) void askPhone();
  };
  document.addEventListener("visibilitychange", ask);
  void askPhone();
  return () => {
    stop();
    document.removeEventListener("visibilitychange", ask);
  };
}

/** The engine starts with the worker, which may be waking up: its first broadcast ends the silence. */
export async function askPhone(): Promise<void> {
  try {
    takeSnapshot(await engine.snapshot());
  } catch {
    usePhone.setState({ silent: usePhone.getState().snapshot === null });
  }
}
