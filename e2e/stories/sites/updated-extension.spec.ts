import type { Page } from "@playwright/test";
import { changeManifest } from "../../fixtures/extension-copy.ts";
import { ExtensionsPage } from "../../fixtures/extensions-page.ts";
import { expect, htmlOf, test as base } from "../../fixtures/foreign-site.ts";
import { openExtension, type OpenExtension } from "../../fixtures/open-extension.ts";
import { extensionUrl } from "../../fixtures/phone.ts";
import { shownNumbers } from "../../fixtures/shown-numbers.ts";
import { startSite } from "../../fixtures/site-server.ts";

const numbers = ["+442079460126", "+442079460127", "+442079460128"];

const body = `
  <p>Ring <a href="tel:+442079460126">Ana</a>.</p>
  <table width="100%"><tr><td><a href="tel:+442079460127">+44 20 7946 0127</a></td><td>Tom</td></tr></table>
  <div id="card"></div>
  <script>
    card.attachShadow({ mode: "open" }).innerHTML = '<p><a href="tel:+442079460128">Eva</a></p>';
  </script>`;

type OwnBrowser = OpenExtension & { readonly origin: string };

/** What happens to the extension here would spoil it for other stories: each has its own browser. */
const test = base.extend<{ own: OwnBrowser; tab: Page; extensions: ExtensionsPage }>({
  own: async ({}, use) => {
    const site = await startSite();
    site.show(htmlOf(body));
    const { origin } = site;
    const own = await openExtension([origin]);
    await own.phone.send("worker", "switchOnSite", { origin });
    await use({ ...own, origin });
    await own.close();
  },
  tab: async ({ own: { context, origin } }, use) => {
    const tab = await context.newPage();
    await tab.goto(origin);
    await use(tab);
  },
  extensions: async ({ own: { context }, tab }, use) => {
    await expect.poll(() => shownNumbers(tab)).toEqual(numbers);
    await use(await ExtensionsPage.open(context));
  },
});

/** Every number has one host, and a press on it is answered. */
async function allWork(tab: Page): Promise<void> {
  await tab.bringToFront();
  await expect.poll(() => shownNumbers(tab)).toEqual(numbers);
  for (const number of numbers) {
    await tab.locator(`:has(+ ringback-actions[data-number="${number}"])`).hover();
    await tab.locator(`ringback-actions[data-number="${number}"] button[data-name=more]`).click();
    await expect(tab.getByRole("menuitem", { name: "Copy number" })).toBeVisible();
    await tab.keyboard.press("Escape");
    await expect(tab.getByRole("menu")).toHaveCount(0);
  }
}

/** Keeps the hosts of now; answers how many of them still stand in the page. */
async function rememberHosts(tab: Page): Promise<() => Promise<number>> {
  const hosts = await tab.locator("ringback-actions").elementHandles();
  return async () => {
    const connected = await Promise.all(
      hosts.map((host) => host.evaluate((element) => element.isConnected)),
    );
    return connected.filter(Boolean).length;
  };
}

test("after an update an open tab has one working button a number, without being loaded anew", async ({
  own,
  tab,
  extensions,
}) => {
  await allWork(tab);
  for (const version of ["9.9.9", "9.9.10"]) {
    const oldOnes = await rememberHosts(tab);
    expect(await oldOnes()).toBe(numbers.length);
    await changeManifest(own.folder, { version });
    await extensions.reload();
    await expect.poll(() => extensions.version()).toBe(version);
    await expect.poll(oldOnes).toBe(0);
    await allWork(tab);
  }
});

/**
 * The browser tells a page's script nothing when its extension is switched off, and lets it run on
 * alone: the script itself looks every few seconds. What it drew can be seen until then, and a press
 * says to load the page anew.
 */
test("when the extension is switched off its buttons go by themselves; they come back with it", async ({
  own,
  tab,
  extensions,
}) => {
  const text = await tab.locator("body").evaluate((page) => page.textContent);
  await extensions.setEnabled(false);
  await expect.poll(() => shownNumbers(tab)).toEqual([]);
  expect(await tab.locator("body").evaluate((page) => page.textContent)).toBe(text);

  await extensions.setEnabled(true);
  // Its worker starts with whatever asks it something, or within a minute.
  const popup = await own.context.newPage();
  await popup.goto(extensionUrl("popup.html"));
  await allWork(tab);
});

test("when the extension is removed nothing of it stays on the page", async ({ own, tab }) => {
  await expect.poll(() => shownNumbers(tab)).toEqual(numbers);
  await own.phone.uninstall();
  await expect.poll(() => shownNumbers(tab)).toEqual([]);
  expect(await tab.locator("#card").evaluate((element) => element.shadowRoot?.innerHTML)).toBe(
    `<p><a href="tel:+442079460128">Eva</a></p>`,
  );
  expect(await tab.locator("html").evaluate((page) => page.outerHTML)).not.toContain("ringback");
});
