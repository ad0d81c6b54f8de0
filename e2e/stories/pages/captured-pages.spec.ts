import { expect, test as base, type Page } from "@playwright/test";
import {
  isPossiblePhoneNumber,
  isValidPhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import {
  capturedPages,
  hasCaptures,
  type CapturedPage,
  type ExpectedNumber,
} from "../../captures/captured-page.ts";
import {
  awaitButtons,
  hostsOnPage,
  scrollThrough,
  type HostOnPage,
} from "../../captures/hosts-on-page.ts";
import { openExtension, type OpenExtension } from "../../fixtures/open-extension.ts";
import { startSite, type SiteServer } from "../../fixtures/site-server.ts";

const home = "US";

/** A number added to every page: its button tells that the content script has begun its work. */
const probe = "+14155550199";
const probeLink = `<a href="tel:${probe}">${probe}</a>`;
const probes: Record<CapturedPage["crm"], string> = {
  "SuiteCRM 7": probeLink,
  "SuiteCRM 8": `<scrm-field class="field-type-phone"><scrm-phone-detail>${probeLink}</scrm-phone-detail></scrm-field>`,
};

/** One browser for all pages, the extension installed and switched on for the origin that shows them. */
const test = base.extend<object, { site: SiteServer; opened: OpenExtension }>({
  site: [async ({}, use) => use(await startSite()), { scope: "worker" }],
  opened: [
    async ({ site }, use) => {
      const opened = await openExtension([site.origin]);
      await opened.phone.send("worker", "chooseCountry", { country: home });
      await opened.phone.send("worker", "addCrmOrigin", { origin: site.origin });
      await use(opened);
      await opened.close();
    },
    { scope: "worker" },
  ],
});

// Each page is a story of its own: whichever browser is free takes the next.
test.describe.configure({ mode: "parallel" });

if (!hasCaptures) {
  base("captured pages", () => {
    base.skip(true, "The captured pages are not beside the project.");
  });
}

for (const captured of capturedPages()) {
  test(`${captured.name}: every number a person would dial has its button, nothing else has`, async ({
    site,
    opened,
  }) => {
    const page = await openCaptured(opened, site, captured, "switched on");
    await page.locator(`ringback-actions[data-number="${probe}"]`).waitFor({ state: "attached" });
    const fields = captured.numbers.filter(({ isProse }) => !isProse);
    await expectButtons(page, fields, captured);

    const untouched = await openCaptured(opened, site, captured, "not switched on");
    await scrollThrough(untouched);
    expect(await appearance(page)).toEqual(await appearance(untouched));
    await untouched.close();

    await opened.phone.send("worker", "chooseFreeText", { freeText: true });
    await expectButtons(page, captured.numbers, captured);
    await opened.phone.send("worker", "chooseFreeText", { freeText: false });
    await page.close();
  });
}

const nothing = { missed: [], spurious: [] };

/** For every number expected, and for no other, wherever one scrolls. */
async function expectButtons(
  page: Page,
  numbers: readonly ExpectedNumber[],
  captured: CapturedPage,
): Promise<void> {
  await expect
    .poll(async () => {
      await scrollThrough(page);
      await awaitButtons(page);
      return compare(await hostsOnPage(page), numbers, captured);
    })
    .toEqual(nothing);
}

/** What a person would dial and has no button, and buttons that nobody expected. */
function compare(
  hosts: readonly HostOnPage[],
  expected: readonly ExpectedNumber[],
  captured: CapturedPage,
): { missed: ExpectedNumber[]; spurious: HostOnPage[] } {
  const left = hosts.filter(({ number }) => number !== probe);
  const missed = expected
    .filter(({ number, isFax }) => number !== null && !isFax)
    .filter((one) => {
      const mustBeFound = isKnowable(one, captured);
      const at = left.findIndex(
        (host) => isOf(host, one) && (host.number === one.number || !mustBeFound),
      );
      if (at >= 0) left.splice(at, 1);
      return at < 0 && one.isVisible && mustBeFound;
    });
  // The timeline of SuiteCRM 8 is read with the fields, and an edit view holds the detail's text.
  const others = capturedPages()
    .filter(({ crm }) => crm === captured.crm)
    .flatMap(({ numbers }) => numbers.filter(({ isProse }) => isProse))
    .map(({ number }) => number);
  return { missed, spurious: left.filter(({ number }) => !others.includes(number)) };
}

function isOf(host: HostOnPage, { text, isProse, module, record }: ExpectedNumber): boolean {
  const written = text.replace(/\s+/g, " ").trim();
  return (
    (isProse ? host.text.includes(written) : host.text === written) &&
    (record === null || host.record === record) &&
    (record === null || host.module?.toLowerCase() === module?.toLowerCase())
  );
}

/**
 * A number without a country code is dialled in the agent's country, and where it cannot be of the
 * agent's, in the only one the page names that it can be of. What is meant otherwise, nobody can
 * know from the page.
 */
function isKnowable(
  { text, number, region, isProse }: ExpectedNumber,
  { numbers }: CapturedPage,
): boolean {
  // In running text only numbers known to be in use count.
  if (isProse && !isValidPhoneNumber(number ?? "")) return false;
  if (region === null || /[+＋]|^00/.test(text)) return true;
  if (isPossiblePhoneNumber(text, home)) return region === home;
  const named = numbers
    .filter((other) => /[+＋]/.test(other.text))
    .flatMap((other) => parsePhoneNumberFromString(other.number ?? "")?.country ?? []);
  const possible = named.filter((country) => isPossiblePhoneNumber(text, country));
  return possible.length > 0 && possible.every((country) => country === region);
}

/** Opens the page, where Ringback is switched on or on the other name of the same host. */
async function openCaptured(
  { context }: OpenExtension,
  site: SiteServer,
  { crm, html, path, viewport }: CapturedPage,
  where: "switched on" | "not switched on",
): Promise<Page> {
  const place = "position: fixed; top: 0; left: 0; height: 0";
  site.show(html.replace("</body>", `<div style="${place}">${probes[crm]}</div></body>`), path);
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  const origin = where === "switched on" ? site.origin : site.otherOrigin;
  await page.goto(`${origin}${path}`);
  return page;
}

interface Appearance {
  readonly text: string | null;
  readonly rowHeights: readonly number[];
}

function appearance(page: Page): Promise<Appearance> {
  return page.evaluate(() => ({
    text: document.body.textContent,
    rowHeights: [...document.querySelectorAll("tr, [class*=row]")].map(
      (row) => row.getBoundingClientRect().height,
    ),
  }));
}
