import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { MainThread, type Phase } from "./main-thread.ts";
import type { Variant } from "./variant.ts";

/** What was found out about each phase, by its name. */
export type Run<Found> = Readonly<Record<string, Found>>;

export interface Scenario {
  readonly url: string;
  /** Whether a storm of changes follows. */
  readonly hasStorm: boolean;
  /** How many rows change at once after that, one figure after the other. */
  readonly changedRows: readonly number[];
}

/**
 * Five seconds after its start Ringback looks once whether it can read the view. The browser clears
 * away garbage about then, too, the page's and the script's, more or less of it by chance.
 */
const laterMs = 6000;
/** About two thirds of a screen, about as often as a person turns the wheel. */
const step = { pixels: 600, ms: 100, most: 20 };
/** Whoever reads stops: at screens that were only passed before. */
const stop = { pixels: -1500, ms: 800, most: 5 };
/**
 * Where the mouse is from the beginning, as it is when one scrolls. Moved there later, what the page
 * does below it would be painted with the next thing or in a frame of its own, by chance.
 */
const overTheTable = [720, 450] as const;
/** Parts of the page one goes to at once, each with rows that nobody has seen yet. */
const places = [0.5, 0.9, 0.7, 0.3];
/** How often a phase does what it is about; once where it is not named. */
export const timesIn: Readonly<Record<string, number>> = { jump: places.length };
const loadTimeoutMs = 180_000;

/** One tab from the loaded page to its closing: start, scroll, and what changes on it. */
export async function play<Found>(
  variant: Variant,
  scenario: Scenario,
  look: (thread: MainThread, ...phase: Phase) => Promise<Found>,
): Promise<Run<Found>> {
  const page = await variant.context.newPage();
  page.setDefaultTimeout(loadTimeoutMs);
  await page.goto(scenario.url);
  await page.bringToFront();
  await page.mouse.move(...overTheTable);
  const thread = await MainThread.of(page);
  const isDone = () => variant.isDone(page);
  const found: Record<string, Found> = {};
  const during = async (phase: string, act: () => Promise<void>): Promise<void> => {
    found[phase] = await look(thread, act, isDone);
  };

  await during("load", () => variant.start(page));
  await during("later", () => pause(laterMs));
  await during("jump", async () => {
    for (const place of places) {
      await page.evaluate((part) => scanPage.jump(part), place);
      await thread.settle(isDone);
    }
  });
  await page.evaluate(() => scanPage.jump(0));
  await thread.settle(isDone);
  await during("scroll", () => scroll(page, step));
  await during("stops", () => scroll(page, stop));
  await page.evaluate(() => scanPage.jump(0));
  await thread.settle(isDone);
  if (scenario.hasStorm) await during("storm", () => page.evaluate(() => scanPage.storm()));
  for (const count of scenario.changedRows)
    await during(changePhase(count), () =>
      page.evaluate((rows) => scanPage.renderRows(rows), count),
    );
  await variant.prove(page);
  await page.close();
  await variant.stop();
  return found;
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
