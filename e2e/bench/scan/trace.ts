import type { CDPSession } from "@playwright/test";
import * as z from "zod";

const Timed = z.looseObject({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** When it began, in µs. */
  ts: z.number(),
  /** How long it took by the clock, in µs. */
  dur: z.number().default(0),
  /** The processor's time in it, where the system counts that. */
  tdur: z.number().optional(),
  args: z.looseObject({ data: z.looseObject({ url: z.string().optional() }).optional() }),
});
type Timed = z.infer<typeof Timed>;

export interface LongestTasks {
  /** The longest task of the page's main thread, in ms. */
  readonly any: number;
  /** The longest in which a script ran that is not the page's own; 0 without one. */
  readonly scripted: number;
  /** The longest such a script ran within one task: what it adds itself to how long the task is. */
  readonly ofScript: number;
}

const categories = ["devtools.timeline", "disabled-by-default-devtools.timeline"];
const scriptEvents = new Set(["EvaluateScript", "FunctionCall"]);

/** Notes the tasks of a page until `stop` is called. */
export async function startTrace(session: CDPSession, pageOrigin: string) {
  const events: Timed[] = [];
  const collect = ({ value }: { value: unknown[] }): void => {
    // Some kinds carry no time; none of them is looked at.
    for (const event of value) {
      const timed = Timed.safeParse(event);
      if (timed.success) events.push(timed.data);
    }
  };
  session.on("Tracing.dataCollected", collect);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: categories },
  });
  return async function stop(): Promise<LongestTasks> {
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    session.off("Tracing.dataCollected", collect);
    return longestTasks(events, pageOrigin);
  };
}

function longestTasks(events: readonly Timed[], pageOrigin: string): LongestTasks {
  const main = mainThread(events, pageOrigin);
  const own = events.filter(({ pid, tid }) => pid === main.pid && tid === main.tid);
  const tasks = own.filter(({ name, ph }) => name === "RunTask" && ph === "X");
  // Without an address it is the bench asking, or an answer that arrived: taken for the script's.
  const foreign = own.filter(
    (event) => scriptEvents.has(event.name) && !event.args.data?.url?.startsWith(pageOrigin),
  );
  const scripts = tasks.map((task) => outermost(foreign.filter((event) => isWithin(event, task))));
  const scripted = tasks.filter((_, place) => scripts[place]?.length !== 0);
  return {
    any: longest(tasks.map(timeOf)),
    scripted: longest(scripted.map(timeOf)),
    ofScript: longest(scripts.map((ofTask) => ofTask.reduce((sum, one) => sum + timeOf(one), 0))),
  };
}

const isWithin = ({ ts }: Timed, outer: Timed) => ts >= outer.ts && ts < outer.ts + outer.dur;

/** Without those that another one called. */
function outermost(calls: readonly Timed[]): Timed[] {
  return calls.filter((call) => !calls.some((other) => other !== call && isWithin(call, other)));
}

/** Other tabs and the extension have threads of their own: the page's is where its script runs. */
function mainThread(events: readonly Timed[], pageOrigin: string): Timed {
  const ofPage = events.find(
    ({ name, args }) => name === "FunctionCall" && args.data?.url?.startsWith(pageOrigin),
  );
  if (ofPage === undefined) throw new Error("The trace shows no script of the page.");
  return ofPage;
}

const timeOf = ({ dur, tdur }: Timed): number => tdur ?? dur;

/** In ms. Clearing away a large page's objects is more tasks than a call takes arguments. */
function longest(times: readonly number[]): number {
  return times.reduce((most, time) => Math.max(most, time), 0) / 1000;
}
