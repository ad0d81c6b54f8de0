/** How many columns lists have room for, from the widest window to the narrowest. */
const limits = [
  { query: "(min-width: 1920px)", columns: 8 },
  { query: "(min-width: 1280px)", columns: 7 },
  { query: "(min-width: 960px)", columns: 5 },
  { query: "(min-width: 600px)", columns: 3 },
] as const;

export function columnLimit(): number {
  return limits.find(({ query }) => matchMedia(query).matches)?.columns ?? 1;
}

/** Calls back when the window crosses a width at which the limit changes, until it is told to stop. */
export function watchColumnLimit(changed: () => void): () => void {
  const stop = new AbortController();
  for (const { query } of limits) {
    matchMedia(query).addEventListener("change", changed, { signal: stop.signal });
  }
  return () => stop.abort();
}
