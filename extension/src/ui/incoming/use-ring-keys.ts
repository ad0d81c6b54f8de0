import { useEffect } from "react";
import { isTyping } from "../is-typing.ts";
import type { Ring } from "./use-ring.ts";

/** A answers, D declines; never while typing. */
export function useRingKeys(ring: Ring): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.defaultPrevented || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === "a") ring.answer();
      else if (key === "d") ring.decline();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
