import type { Page } from "@playwright/test";

export interface HostOnPage {
  readonly number: string;
  readonly module: string | null;
  readonly record: string | null;
  readonly field: string | null;
  /** What the host stands behind. */
  readonly text: string;
  readonly buttons: readonly string[];
}

/** The hosts that stand on a page now, in its order. */
export function hostsOnPage(page: Page): Promise<HostOnPage[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("ringback-actions")].map((host) => {
      const before = host.previousSibling;
      const text =
        before instanceof HTMLInputElement || before instanceof HTMLTextAreaElement
          ? before.value
          : (before?.textContent ?? "");
      return {
        number: host.getAttribute("data-number") ?? "",
        module: host.getAttribute("data-module"),
        record: host.getAttribute("data-record"),
        field: host.getAttribute("data-field"),
        text: text.replace(/\s+/g, " ").trim(),
        buttons: [...(host.shadowRoot?.querySelectorAll("button") ?? [])].map(
          (button) => button.ariaLabel ?? "",
        ),
      };
    }),
  );
}

/** Scrolls through the whole page. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const height = document.documentElement.scrollHeight;
    for (let top = 0; top < height; top += innerHeight * 0.9) {
      scrollTo(0, top);
      await frame();
      await frame();
    }
    scrollTo(0, 0);
  });
}

/** Waits until no more buttons come. */
export async function awaitButtons(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const count = (): number => document.querySelectorAll("ringback-actions").length;
    for (let same = 0, last = -1; same < 12; same += 1) {
      if (count() !== last) same = 0;
      last = count();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}
