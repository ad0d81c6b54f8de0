import { median, round } from "../statistics.ts";
import type { Cost } from "./main-thread.ts";
import type { LongestTasks } from "./trace.ts";
import type { Run, Runs } from "./scenario.ts";

/** What the scripts add to these phases together: median with, less median without; in ms. */
export function added(runs: Runs, phases: readonly string[]) {
  const bare = total(runs.bare, phases);
  const product = total(runs.product, phases) - bare;
  const c2d = total(runs.c2d, phases) - bare;
  return {
    product_ms: round(product),
    c2d_ms: round(c2d),
    ratio: round(product / c2d, 3),
    bare_ms: round(bare),
  };
}

/**
 * The longest task in which Ringback's script ran, the longest it ran itself within one, and beside
 * them the longest of all in its runs and in those of the bare page, where nobody's script runs:
 * frames of a large table are long as they are.
 */
export function longestTasks(runs: Runs, phases: readonly string[]) {
  const longest = (of: readonly Run[], kind: keyof LongestTasks) =>
    round(median(of.map((run) => Math.max(...phases.map((phase) => costOf(run, phase)[kind])))));
  return {
    longest_task_ms: longest(runs.product, "scripted"),
    longest_script_ms: longest(runs.product, "ofScript"),
    longest_any_task_ms: longest(runs.product, "any"),
    bare_longest_task_ms: longest(runs.bare, "any"),
  };
}

function total(runs: readonly Run[], phases: readonly string[]): number {
  const sum = (run: Run) => phases.reduce((ms, phase) => ms + costOf(run, phase).taskMs, 0);
  return median(runs.map(sum));
}

function costOf(run: Run, phase: string): Cost {
  const cost = run[phase];
  if (cost === undefined) throw new Error(`No run of ${phase}.`);
  return cost;
}
