import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../../../machine/launch-chromium.ts";
import type { AnswerName } from "../control/answer-gate.ts";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";
import { openShell, signInToShell } from "./testing/shell-page.ts";

declare global {
  interface Window {
    states: string[];
  }
}

const skipped = !hasChromium;
if (skipped) console.warn("Skipping SuiteCRM 8's navigation in a browser: no Chromium found.");

describe.skipIf(skipped)("SuiteCRM 8's navigation", () => {
  let crm: SuitecrmSimulator;
  let browser: Browser;
  let user: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    crm = await startSuitecrmSimulator();
    browser = await launchChromium();
    user = await signInToShell(browser, crm.origin8);
  });
  afterAll(async () => {
    await browser.close();
    await crm.close();
  });
  afterEach(async () => {
    await hold();
    await page.close();
  });

  async function hold(...names: AnswerName[]): Promise<void> {
    await fetch(`${crm.controlOrigin}/control/answers`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ hold: names }),
    });
  }

  /** Waits until the shell stands still for want of this answer. */
  async function waitsFor(name: AnswerName): Promise<void> {
    await expect
      .poll(async () => (await fetch(`${crm.controlOrigin}/control/answers`)).json())
      .toMatchObject({ waiting: [name] });
  }

  /** What a reader sees: the address, the views in the document, the record's name and number. */
  const seen = () =>
    page.evaluate(() => ({
      hash: location.hash.split("?")[0],
      views: [...document.querySelectorAll("scrm-list, scrm-record, scrm-create-record")].map(
        ({ localName }) => localName,
      ),
      name: document.querySelector(".dynamic-label")?.textContent ?? "",
      phone:
        document.querySelector(".field-mode-detail.field-name-phone_work a")?.textContent ?? "",
    }));

  /** Every change of address or views from now on, each state once. */
  async function watch(): Promise<() => Promise<string[]>> {
    await page.evaluate(() => {
      const states: string[] = [];
      const look = (): void => {
        const views = [...document.querySelectorAll("scrm-list, scrm-record")].map((view) => {
          const phone = view.querySelector(".field-name-phone_work a")?.textContent;
          return `${view.localName.slice(5)}${phone === undefined ? "" : ` ${phone}`}`;
        });
        const id = /record\/([^?]+)/.exec(location.hash)?.[1] ?? "list";
        const state = `${id}: ${views.join(", ")}`;
        if (states.at(-1) !== state) states.push(state);
      };
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
      const push = history.pushState.bind(history);
      history.pushState = (...parts) => {
        push(...parts);
        look();
      };
      for (const event of ["popstate", "hashchange"]) {
        addEventListener(event, () => states.push(event));
      }
      window.states = states;
    });
    return () => page.evaluate(() => window.states);
  }

  function lead(key: string) {
    const record = crm.wellKnown[key];
    if (record === undefined) throw new Error(`There is no record ${key}.`);
    return { ...record, phone: record.phones["phone_work"] ?? "" };
  }
  const hashOf = (key: string): string => `#/leads/record/${lead(key).id}`;
  const stateOf = (key: string, at = key) => ({
    hash: hashOf(at),
    views: ["scrm-record"],
    name: lead(key).name,
    phone: lead(key).phone,
  });

  /** From the list into its first record: `e164`, after which comes `national`. */
  async function openFirst(): Promise<void> {
    page = await openShell(user, crm.origin8, "/leads");
    await page.locator("tr.cdk-row td.column-name a").first().click();
    await page.locator("scrm-record .field-name-phone_work a").waitFor();
    await expect.poll(seen).toEqual(stateOf("e164"));
  }

  it("follows a link after the resolvers, without telling anybody by an event", async () => {
    page = await openShell(user, crm.origin8, "/leads");
    await page.locator("tr.cdk-row td.column-name a").first().waitFor();
    const states = await watch();
    await hold("moduleMetadata");
    await page.locator("tr.cdk-row td.column-name a").first().click();
    await waitsFor("moduleMetadata");
    expect(await seen()).toMatchObject({ hash: "#/leads", views: ["scrm-list"] });
    await hold("record");
    await waitsFor("record");
    await expect
      .poll(seen)
      .toEqual({ hash: hashOf("e164"), views: ["scrm-record"], name: "", phone: "" });
    await hold();
    await expect.poll(seen).toEqual(stateOf("e164"));
    const { id, phone } = lead("e164");
    const list = lead("e164").phone;
    expect(await states()).toEqual([
      `${id}: list ${list}`,
      `${id}: list ${list}, record`,
      `${id}: record`,
      `${id}: record ${phone}`,
    ]);
  });

  it("shows two records for a moment on the way to the next, the old numbers under the new address", async () => {
    await openFirst();
    const states = await watch();
    await hold("record");
    await page.locator(".record-pagination-button.pagination-next").click();
    await waitsFor("record");
    await expect.poll(async () => (await seen()).views).toEqual(["scrm-record"]);
    await hold();
    await expect.poll(seen).toEqual(stateOf("national"));
    const { id, phone } = lead("national");
    const old = lead("e164").phone;
    expect(await states()).toEqual([
      `${id}: record ${old}`,
      `${id}: record ${old}, record`,
      `${id}: record`,
      `${id}: record ${phone}`,
    ]);
  });

  it("keeps the old record under the new address after back, until the resolvers answer", async () => {
    await openFirst();
    await page.locator(".record-pagination-button.pagination-next").click();
    await expect.poll(seen).toEqual(stateOf("national"));
    const states = await watch();
    await hold("session-status");
    await page.evaluate(() => history.back());
    await waitsFor("session-status");
    expect(await seen()).toEqual(stateOf("national", "e164"));
    await hold("moduleMetadata");
    await waitsFor("moduleMetadata");
    expect(await seen()).toEqual(stateOf("national", "e164"));
    await hold();
    await expect.poll(seen).toEqual(stateOf("e164"));
    expect((await states()).slice(0, 2)).toEqual(["popstate", "hashchange"]);
  });

  it("does the same for an address that somebody types, and forgets a visit left before its end", async () => {
    await openFirst();
    await hold("session-status");
    await page.evaluate((hash) => void (location.hash = hash), hashOf("extension"));
    await waitsFor("session-status");
    expect(await seen()).toEqual(stateOf("e164", "extension"));
    await page.evaluate((hash) => void (location.hash = hash), hashOf("national"));
    await expect
      .poll(async () => (await fetch(`${crm.controlOrigin}/control/answers`)).json())
      .toMatchObject({ waiting: ["session-status", "session-status"] });
    await hold();
    await expect.poll(seen).toEqual(stateOf("national"));
  });

  it("goes on past the page's end, to the first record of the next page", async () => {
    page = await openShell(user, crm.origin8, "/leads");
    await page.locator("tr.cdk-row td.column-name a").last().click();
    await page.getByText("20 of 200", { exact: true }).waitFor();
    await page.locator("scrm-record .dynamic-label:not(:empty)").waitFor();
    const before = await seen();
    await page.locator(".record-pagination-button.pagination-next").click();
    await page.getByText("21 of 200", { exact: true }).waitFor();
    // The count is the new one before the old record has gone.
    await expect.poll(async () => ["", before.name].includes((await seen()).name)).toBe(false);
    expect(await seen()).toMatchObject({ views: ["scrm-record"] });
    expect((await seen()).hash).not.toBe(before.hash);
  });

  it("goes to the login page when the session is over", async () => {
    await openFirst();
    crm.crm.sessions.closeAll();
    await page.getByRole("link", { name: "Accounts" }).click();
    await page.getByLabel("Username").waitFor();
    expect(new URL(page.url()).hash).toBe("#/Login");
  });
});
