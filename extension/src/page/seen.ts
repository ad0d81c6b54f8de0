/**
 * Whether a person can really see an element: not transparent, not covered, not filtered away.
 * A page that hides our button under something else gets no call (Intersection Observer v2).
 */
export function watchSeen(signal: AbortSignal): {
  /** Looks at it from now on, so that a press need not wait for a look. */
  readonly watch: (element: Element) => void;
  readonly isSeen: (element: Element) => Promise<boolean>;
} {
  const seen = new WeakSet<Element>();
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isVisible) seen.add(entry.target);
      else seen.delete(entry.target);
    }
  }, visibilityOptions);
  signal.addEventListener("abort", () => observer.disconnect());
  return {
    watch: (element) => observer.observe(element),
    isSeen: async (element) => seen.has(element) || lookNow(element),
  };
}

/** The watcher may lag 100 ms behind, e.g. right after a row's buttons appear: look afresh. */
function lookNow(element: Element): Promise<boolean> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      observer.disconnect();
      resolve(entries.some(({ isVisible }) => isVisible));
    }, visibilityOptions);
    observer.observe(element);
  });
}

const visibilityOptions = { threshold: 1, trackVisibility: true, delay: 100 };

declare global {
  // The DOM types lack version 2, and so do some browsers.
  interface IntersectionObserverEntry {
    readonly isVisible?: boolean;
  }
}
