import { median, round } from "../statistics.ts";
import { timesIn, type Run } from "./scenario.ts";
import type { LongestTasks } from "./trace.ts";

/** All runs of one page. */
export interface Runs {
  /** What each phase cost, in ms. */
  readonly bare: Run<number>[];
  readonly product: Run<number>[];
  readonly c2d: Run<number>[];
  /** One run each of its own. */
  readonly traced: { readonly bare: Run<LongestTasks>; readonly product: Run<LongestTasks> };
}

/**
 * What the scripts add to these phases together, in ms: each run less the bare page's run beside it,
 * and the median of that. A machine that grows slower from run to run slows both alike.
 */
export function added(runs: Runs, phases: readonly string[]) {
  const bare = runs.bare.map((run) => total(run, phases));
  const addedBy = (of: readonly Run<number>[]) =>
    of.map((run, at) => total(run, phases) - (bare[at] ?? Number.NaN));
  const product = addedBy(runs.product);
  const c2d = addedBy(runs.c2d);
  return {
    product_ms: round(median(product)),
    c2d_ms: round(median(c2d)),
    ratio: round(median(product) / median(c2d), 3),
    bare_ms: round(median(bare)),
    /** Each run's, so that one sees how far they lie apart. */
    product_runs_ms: product.map((ms) => round(ms)),
    c2d_runs_ms: c2d.map((ms) => round(ms)),
  };
}

/**
 * The longest task in which Ringback's script ran, the longest it ran itself within one, and beside
 * them the longest of all in its traced run and in that of the bare page, where nobody's script runs:
 * frames of a large table are long as they are.
 */
export function longestTasks({ traced: { product, bare } }: Runs, phases: readonly string[]) {
  const longest = (run: Run<LongestTasks>, kind: keyof LongestTasks) =>
    round(Math.max(...phases.map((phase) => foundIn(run, phase)[kind])));
  return {
    longest_task_ms: longest(product, "scripted"),
    longest_script_ms: longest(product, "ofScript"),
    longest_any_task_ms: longest(product, "any"),
    bare_longest_task_ms: longest(bare, "any"),
  };
}

function total(run: Run<number>, phases: readonly string[]): number {
  return phases.reduce((ms, phase) => ms + foundIn(run, phase) / (timesIn[phase] ?? 1), 0);
}

function foundIn<Found>(run: Run<Found>, phase: string): Found {
  const found = run[phase];
  if (found === undefined) throw new Error(`No run of ${phase}.`);
  return found;
}
