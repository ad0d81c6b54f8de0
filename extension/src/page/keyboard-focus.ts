/**
 * Knows which of our hosts the person moved into by themselves: with the Tab key, or with a press.
 * A page may put the focus on our button and wait for an Enter meant for something else: that press
 * counts for nothing.
 */
export function watchKeyboardFocus(signal: AbortSignal) {
  let tabbing = false;
  const reached = new WeakSet<Element>();
  addEventListener(
    "keydown",
    (event) => {
      tabbing = event.isTrusted && event.key === "Tab";
      // The browser moves the focus within this task, after the listeners.
      setTimeout(() => (tabbing = false));
    },
    { capture: true, signal },
  );
  return {
    reached,
    /** Asks the host itself: the window hears of no focus that stays within one shadow root. */
    watch: (host: Element) =>
      host.addEventListener("focusin", () => reached[tabbing ? "add" : "delete"](host), { signal }),
  };
}
