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

/** Scrolls through the whole page, and waits until no more buttons come. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frames = async (count: number): Promise<void> => {
      for (let frame = 0; frame < count; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    const height = document.documentElement.scrollHeight;
    for (let top = 0; top < height; top += innerHeight / 2) {
      scrollTo(0, top);
      await frames(2);
    }
    scrollTo(0, 0);
    const count = (): number => document.querySelectorAll("ringback-actions").length;
    for (let same = 0, last = -1; same < 30; same += 1) {
      if (count() !== last) same = 0;
      last = count();
      await frames(1);
    }
  });
}
