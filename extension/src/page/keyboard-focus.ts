/**
 * Knows which of our hosts the person moved to with the Tab key. A page may put the focus on our
 * button and wait for an Enter meant for something else: that press counts for nothing.
 */
export function watchKeyboardFocus(signal: AbortSignal) {
  let tabbing = false;
  let reached: Element | null = null;
  addEventListener(
    "keydown",
    (event) => {
      if (!event.isTrusted || event.key !== "Tab") return;
      tabbing = true;
      // The browser moves the focus within this task, after the listeners.
      setTimeout(() => (tabbing = false));
    },
    { capture: true, signal },
  );
  return {
    /** To be told by the host itself: no window hears of focus that stays in one shadow root. */
    arrived: (host: Element) => (reached = tabbing ? host : null),
    reached: (host: Element) => reached === host,
  };
}
