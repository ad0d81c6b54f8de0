/**
 * Knows which element the person moved to with the Tab key. A page may put the focus on our button
 * and wait for an Enter meant for something else: that press counts for nothing.
 */
export function watchKeyboardFocus(signal: AbortSignal): {
  readonly reached: (host: Element) => boolean;
} {
  let tabbing = false;
  let reached: EventTarget | null = null;
  const options = { capture: true, signal };
  addEventListener(
    "keydown",
    (event) => {
      if (!event.isTrusted || event.key !== "Tab") return;
      tabbing = true;
      // The browser moves the focus within this task, after the listeners.
      setTimeout(() => (tabbing = false));
    },
    options,
  );
  addEventListener("focusin", (event) => (reached = tabbing ? event.target : null), options);
  return { reached: (host) => reached === host };
}
