import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { MainThread, type Cost } from "./main-thread.ts";
import type { Variant } from "./variant.ts";

/** Costs by the name of the phase. */
export type Run = Readonly<Record<string, Cost>>;

/** All runs of one page, by variant. */
export type Runs = Readonly<Record<"bare" | "product" | "c2d", Run[]>>;

export interface Scenario {
  readonly url: string;
  /** Whether a storm of changes follows. */
  readonly hasStorm: boolean;
  /** How many rows change at once after that, one figure after the other. */
  readonly changedRows: readonly number[];
}

/** About two thirds of a screen, about as often as a person turns the wheel. */
const step = { pixels: 600, ms: 100, most: 20 };
/** Whoever reads stops: at screens that were only passed before. */
const stop = { pixels: -1500, ms: 800, most: 5 };
/**
 * Where the mouse is from the beginning, as it is when one scrolls. Moved there later, what the page
 * does below it would be painted with the next thing or in a frame of its own, by chance.
 */
const overTheTable = [720, 450] as const;
const loadTimeoutMs = 180_000;

/** One tab from the loaded page to its closing: start, scroll, and what changes on it. */
export async function play(variant: Variant, scenario: Scenario): Promise<Run> {
  const page = await variant.context.newPage();
  page.setDefaultTimeout(loadTimeoutMs);
  await page.goto(scenario.url);
  await page.bringToFront();
  await page.mouse.move(...overTheTable);
  const thread = await MainThread.of(page);
  const isDone = () => variant.isDone(page);
  const costs: Record<string, Cost> = {};
  const measure = async (phase: string, act: () => Promise<void>): Promise<void> => {
    costs[phase] = await thread.measure(act, isDone);
  };

  await measure("load", () => variant.start(page));
  await measure("jump", () => page.evaluate(() => scanPage.jump(0.5)));
  await page.evaluate(() => scanPage.jump(0));
  await thread.settle(isDone);
  await measure("scroll", () => scroll(page, step));
  await measure("stops", () => scroll(page, stop));
  await page.evaluate(() => scanPage.jump(0));
  await thread.settle(isDone);
  if (scenario.hasStorm) await measure("storm", () => page.evaluate(() => scanPage.storm()));
  for (const count of scenario.changedRows)
    await measure(changePhase(count), () =>
      page.evaluate((rows) => scanPage.renderRows(rows), count),
    );
  await variant.prove(page);
  await page.close();
  await variant.stop();
  return costs;
}

export function changePhase(count: number): string {
  return `change ${count}`;
}

async function scroll(page: Page, { pixels, ms, most }: typeof step): Promise<void> {
  for (let done = 0; done < most; done += 1) {
    await page.mouse.wheel(0, pixels);
    await page.evaluate(() => scanPage.drawn());
    await pause(ms);
  }
}
