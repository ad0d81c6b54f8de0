import { loadavg } from "node:os";
import { openBare } from "./scan/bare-variant.ts";
import { openC2d } from "./scan/c2d-variant.ts";
import { added, longestTasks, type Runs } from "./scan/figures.ts";
import type { MainThread, Phase } from "./scan/main-thread.ts";
import { servePages, type PageServer } from "./scan/page-server.ts";
import { openProduct } from "./scan/product-variant.ts";
import { changePhase, play, timesIn, type Scenario } from "./scan/scenario.ts";
import { round } from "./statistics.ts";

const usualSizes = [200, 2000, 10_000];
/** The page whose rows change in bursts, and the one on which ever more change at once. */
const stormSize = 200;
const changeSize = 10_000;
const changedRows = [1, 10, 100, 1000];
const usualRuns = 5;

/**
 * The main thread's time that the content script adds to list views of different length: when it
 * starts, in the seconds after, and when one goes to another place (the mean of four), and while rows
 * change; beside ringcentral-c2d on the same pages. Turning the wheel stands apart, as do stops on the
 * way: a large page's own painting differs there from run to run by more than a script adds. Before
 * all that one run each is traced, for the longest tasks. Arguments: how many runs, then the rows of
 * each page, where not all are asked for; changes are told of with both pages that change.
 */
export async function scan(): Promise<Record<string, unknown>> {
  const [runs = usualRuns, ...asked] = process.argv.slice(3).map(countIn);
  const sizes = asked.length === 0 ? usualSizes : asked;
  const server = await servePages(sizes);
  try {
    const perPage = await playAll(server, sizes, runs);
    const [storm, changes] = [perPage.get(stormSize), perPage.get(changeSize)];
    const figures = {
      rows: Object.fromEntries([...perPage].map(([size, done]) => [size, rowFigures(done)])),
      ...(storm && changes && { mutation: mutationFigures(storm, changes) }),
    };
    printSummary(figures);
    return { ...figures, loadavg: loadavg().map((load) => round(load)), runs };
  } finally {
    server.close();
  }
}

const measured = (thread: MainThread, ...phase: Phase) => thread.measure(...phase);
const traced = (thread: MainThread, ...phase: Phase) => thread.trace(...phase);

/** Page after page, variant after variant, and all of it again: what changes outside hits all alike. */
async function playAll(
  server: PageServer,
  sizes: readonly number[],
  runs: number,
): Promise<Map<number, Runs>> {
  const variants = {
    bare: await openBare(),
    product: await openProduct(server.origin),
    c2d: await openC2d(server.origin),
  };
  const perPage = new Map<number, Runs>();
  for (const size of sizes) {
    const scenario = scenarioOf(server, size);
    const bare = await play(variants.bare, scenario, traced);
    const product = await play(variants.product, scenario, traced);
    perPage.set(size, { bare: [], product: [], c2d: [], traced: { bare, product } });
    console.log(`${size} rows: traced`);
  }
  const names = ["bare", "product", "c2d"] as const;
  for (let run = 0; run < runs; run += 1) {
    for (const [size, done] of perPage) {
      for (let turn = 0; turn < names.length; turn += 1) {
        // Who comes first changes with each run.
        const name = names[(run + turn) % names.length] ?? "bare";
        const costs = await play(variants[name], scenarioOf(server, size), measured);
        done[name].push(costs);
        const words = Object.entries(costs).map(
          ([phase, ms]) => `${phase} ${round(ms / (timesIn[phase] ?? 1))}`,
        );
        console.log(`run ${run + 1} of ${runs}, ${size} rows, ${name}: ${words.join(", ")} ms`);
      }
    }
  }
  for (const variant of Object.values(variants)) await variant.close();
  return perPage;
}

function scenarioOf(server: PageServer, size: number): Scenario {
  return {
    url: server.pageOf(size),
    hasStorm: size === stormSize,
    changedRows: size === changeSize ? changedRows : [],
  };
}

function countIn(argument: string): number {
  const count = Number(argument);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`Runs and rows are whole numbers above 0, not ${argument}.`);
}

function rowFigures(done: Runs) {
  return {
    ...added(done, ["load", "later", "jump"]),
    ...longestTasks(done, ["load", "later", "jump", "scroll"]),
    /** Without the seconds after, when garbage is cleared away, more or less of it by chance. */
    load_and_jump: added(done, ["load", "jump"]),
    /** With nobody going anywhere. */
    load_and_later: added(done, ["load", "later"]),
    load: added(done, ["load"]),
    later: added(done, ["later"]),
    jump: added(done, ["jump"]),
    /** With the wheel in place of the jump. */
    load_and_scroll: added(done, ["load", "scroll"]),
    scroll: added(done, ["scroll"]),
    stops: added(done, ["stops"]),
  };
}

function mutationFigures(storm: Runs, changes: Runs) {
  return {
    ...added(storm, ["storm"]),
    ...longestTasks(storm, ["storm"]),
    by_changed_rows: Object.fromEntries(
      changedRows.map((count) => [count, added(changes, [changePhase(count)])]),
    ),
  };
}

type Figures = {
  readonly rows: Readonly<Record<string, ReturnType<typeof rowFigures>>>;
  readonly mutation?: ReturnType<typeof mutationFigures>;
};

/** The same for people. */
function printSummary({ rows, mutation }: Figures): void {
  const line = (title: string, { product_ms, c2d_ms, bare_ms }: ReturnType<typeof added>) =>
    console.log(
      `${title}: Ringback adds ${product_ms} ms, ringcentral-c2d ${c2d_ms} ms, to ${bare_ms} ms of the page alone`,
    );
  for (const [size, figures] of Object.entries(rows)) {
    line(`${size} rows, start`, figures.load);
    line(`${size} rows, in the seconds after`, figures.later);
    line(`${size} rows, going to one place`, figures.jump);
    line(`${size} rows, turning the wheel to another`, figures.scroll);
    line(`${size} rows, stopping at five others`, figures.stops);
    console.log(
      `${size} rows, longest task: ${figures.longest_task_ms} ms with Ringback's script in it, which took ${figures.longest_script_ms} ms at most, ${figures.bare_longest_task_ms} ms on the page alone`,
    );
  }
  if (!mutation) return;
  line("storm of changes", mutation);
  for (const [count, figures] of Object.entries(mutation.by_changed_rows))
    line(`${count} rows changed at once`, figures);
}
