/**
 * Milliseconds to wait before attempt `attempt` (0 is the first retry): doubling from one second
 * to a minute, with half of it random so that a server's return is not a stampede.
 */
export function backOffMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(60_000, 1000 * 2 ** Math.min(attempt, 10));
  return ceiling / 2 + (ceiling / 2) * random();
}
