import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../../../machine/launch-chromium.ts";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";
import { phonePaths } from "./testing/phone-paths.ts";
import { openShell, signInToShell } from "./testing/shell-page.ts";

const folder = join(import.meta.dirname, "../../../../../shared/captures/suitecrm8");
const skipped = !hasChromium || !existsSync(join(folder, "manifest.json"));
if (skipped) {
  console.warn("Skipping the comparison with SuiteCRM 8's pages: no Chromium, or no captures.");
}

const links = ".field-type-phone scrm-phone-detail > a";
const inputs = ".field-type-phone input";

/** Needs shared/captures/suitecrm8 beside the repository; without it nothing is compared. */
describe.skipIf(skipped)("the shell's way to each phone field, as in a SuiteCRM 8.10", () => {
  let crm: SuitecrmSimulator;
  let browser: Browser;
  let user: BrowserContext;
  let leadUrl: string;
  beforeAll(async () => {
    crm = await startSuitecrmSimulator();
    browser = await launchChromium();
    user = await signInToShell(browser, crm.origin8);
    leadUrl = `/leads/record/${crm.wellKnown["e164"]?.id}`;
  });
  afterAll(async () => {
    await browser.close();
    await crm.close();
  });

  async function captured(file: string, leaves: string): Promise<string[]> {
    const page = await browser.newPage();
    await page.setContent(readFileSync(join(folder, file), "utf8"));
    const paths = await phonePaths(page, leaves);
    await page.close();
    expect(paths).not.toEqual([]);
    return paths;
  }

  async function shown(
    address: string,
    leaves: string,
    reach: (page: Page) => Promise<void>,
    width = 1500,
  ): Promise<string[]> {
    const page = await openShell(user, crm.origin8, address, { width, height: 1000 });
    await reach(page);
    await page.locator(leaves).first().waitFor({ state: "attached" });
    const paths = await phonePaths(page, leaves);
    await page.close();
    return paths;
  }

  const row = (page: Page) => page.locator("tr.cdk-row").first();
  const startEdit = (page: Page) => page.getByRole("button", { name: "Edit", exact: true }).click();

  it("list", async () => {
    const ours = await shown("/leads", links, async (page) => row(page).waitFor());
    expect(ours).toEqual(await captured("leads-list.html", links));
  });

  it("criteria of a list's filter", async () => {
    const criteria = ".field-mode-filter.field-name-phone input";
    const ours = await shown("/leads", criteria, (page) =>
      page.getByRole("button", { name: "Filter" }).click(),
    );
    expect(ours).toEqual(await captured("leads-list-filter.html", criteria));
  });

  it("details of a row in a narrow window", async () => {
    const more = (page: Page) => row(page).locator("td.show-more-column button").click();
    const ours = await shown("/leads", links, more, 800);
    expect(ours).toEqual(await captured("leads-list-narrow-popover.html", links));
  });

  it("record", async () => {
    const ours = await shown(leadUrl, links, async () => undefined);
    expect(ours).toEqual(await captured("leads-record.html", links));
  });

  it("record being edited", async () => {
    const ours = await shown(leadUrl, inputs, startEdit);
    expect(ours).toEqual(await captured("leads-record-edit.html", inputs));
  });

  it("record being made", async () => {
    const ours = await shown("/leads/edit", inputs, async () => undefined);
    expect(ours).toEqual(await captured("leads-create.html", inputs));
  });

  it("record with an open subpanel", async () => {
    const [account] = crm.crm.records.list("Accounts");
    const ours = await shown(`/accounts/record/${account?.id}`, links, async (page) => {
      await page.locator(".insight-panel-card", { hasText: "Contacts" }).click();
      await page.locator("scrm-subpanel tr.cdk-row").first().waitFor();
    });
    expect(ours).toEqual(await captured("accounts-record-subpanel-contacts.html", links));
  });

  it("timeline's entries", async () => {
    const [account] = crm.crm.records.list("Accounts");
    const icons = ".entry-yellow .history-timeline-entry-icon";
    const ours = await shown(`/accounts/record/${account?.id}`, icons, async () => undefined);
    // In a file read again the paragraph after the icon ends before the blocks in it.
    expect(ours).toEqual(await captured("leads-record.html", icons));
  });

  it("frame of a legacy record", async () => {
    const [call] = crm.crm.records.list("Calls");
    const ours = await shown(`/calls/record/${call?.id}`, "iframe", async () => undefined);
    expect(ours).toEqual(await captured("calls-classic-host.html", "iframe"));
  });
});
