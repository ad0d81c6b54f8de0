/**
 * Reports elements once they come near the window: what nobody can see costs nothing. Asking for
 * one again reports it again.
 */
export function watchNearness(
  report: (elements: readonly Element[]) => unknown,
  signal: AbortSignal,
): (element: Element) => void {
  const observer = new IntersectionObserver(
    (entries) => {
      const near = entries.filter((entry) => entry.isIntersecting).map(({ target }) => target);
      near.forEach((element) => observer.unobserve(element));
      report(near);
    },
    { rootMargin: `${margin}px` },
  );
  signal.addEventListener("abort", () => observer.disconnect());
  return (element) => {
    observer.unobserve(element);
    observer.observe(element);
  };
}

/** Pixels around the window in which buttons are ready before they are seen. */
const margin = 300;
