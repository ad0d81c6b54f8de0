import { useSyncExternalStore } from "react";

/** Whether anybody can see this page: another tab may lie in front of it. */
export function useIsVisible(): boolean {
  return useSyncExternalStore(follow, () => !document.hidden);
}

function follow(changed: () => void): () => void {
  document.addEventListener("visibilitychange", changed);
  return () => document.removeEventListener("visibilitychange", changed);
}
