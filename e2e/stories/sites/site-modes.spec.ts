import { expect, test as base, type Page } from "@playwright/test";
import { htmlOf } from "../../fixtures/foreign-site.ts";
import { openExtension, type OpenExtension } from "../../fixtures/open-extension.ts";
import { shownNumbers } from "../../fixtures/shown-numbers.ts";
import { startSite } from "../../fixtures/site-server.ts";

const number = "+442079460126";
const html = htmlOf(`<a href="tel:${number}">020 7946 0126</a>`);

/** Origins; all but the last are sites the browser lets Ringback into. */
interface Sites {
  readonly crm: string;
  readonly shop: string;
  readonly news: string;
  readonly closed: string;
}

/** A tab on each of the sites, the one of the CRM opened last. */
type Tabs = ReadonlyMap<keyof Sites, Page>;

const test = base.extend<{ tabs: Tabs }, { sites: Sites; opened: OpenExtension }>({
  sites: [
    async ({}, use) => {
      const [one, other] = [await startSite(), await startSite()];
      for (const site of [one, other]) site.show(html);
      await use({
        crm: one.origin,
        shop: one.otherOrigin,
        news: other.origin,
        closed: other.otherOrigin,
      });
    },
    { scope: "worker" },
  ],
  opened: [
    async ({ sites: { crm, shop, news } }, use) => {
      const opened = await openExtension([crm, shop, news]);
      await opened.phone.closeOnboarding();
      await opened.phone.send("worker", "chooseCountry", { country: "GB" });
      await opened.phone.send("worker", "addCrmOrigin", { origin: crm });
      await use(opened);
      await opened.close();
    },
    { scope: "worker" },
  ],
  tabs: async ({ sites, opened: { context, phone } }, use) => {
    const tabs = new Map<keyof Sites, Page>();
    for (const name of ["closed", "news", "shop", "crm"] as const) {
      const page = await context.newPage();
      await page.goto(sites[name]);
      tabs.set(name, page);
    }
    await use(tabs);
    await phone.closePages();
    await phone.send("worker", "chooseMode", { mode: "crm-only" });
  },
});

/** Which tabs show buttons now. */
async function withButtons(tabs: Tabs): Promise<string[]> {
  const all = [...tabs].map(async ([name, page]) =>
    (await shownNumbers(page)).length > 0 ? [name] : [],
  );
  return (await Promise.all(all)).flat().toSorted();
}

/** The same of tabs that are loaded anew; what the CRM's shows last tells that all had their turn. */
async function withButtonsAnew(tabs: Tabs): Promise<string[]> {
  for (const page of tabs.values()) await page.reload();
  await expect.poll(() => shownNumbers(pageOf(tabs, "crm"))).toEqual([number]);
  return withButtons(tabs);
}

function pageOf(tabs: Tabs, name: keyof Sites): Page {
  const page = tabs.get(name);
  if (page === undefined) throw new Error(`no tab of ${name}`);
  return page;
}

test("at first only the CRM has buttons", async ({ tabs }) => {
  await expect.poll(() => withButtons(tabs)).toEqual(["crm"]);
  expect(await withButtonsAnew(tabs)).toEqual(["crm"]);
});

test("everywhere means wherever the browser lets Ringback in", async ({ tabs, opened }) => {
  await opened.phone.send("worker", "chooseMode", { mode: "everywhere" });
  await expect.poll(() => withButtons(tabs)).toEqual(["crm", "news", "shop"]);
  await expect.poll(() => withButtonsAnew(tabs)).toEqual(["crm", "news", "shop"]);
});

test("a list of sites gives buttons to these, open tabs at once", async ({
  tabs,
  opened,
  sites,
}) => {
  const listed = { list: "sites", origin: sites.shop };
  await opened.phone.send("worker", "chooseMode", { mode: "these-sites" });
  await opened.phone.send("worker", "addSite", listed);
  await expect.poll(() => withButtons(tabs)).toEqual(["crm", "shop"]);
  await expect.poll(() => withButtonsAnew(tabs)).toEqual(["crm", "shop"]);

  await opened.phone.send("worker", "removeSite", listed);
  await expect.poll(() => withButtons(tabs)).toEqual(["crm"]);
  expect(await withButtonsAnew(tabs)).toEqual(["crm"]);
});

test("a list of exceptions takes buttons from these, and leaves them to the CRM", async ({
  tabs,
  opened,
  sites,
}) => {
  const { phone } = opened;
  await phone.send("worker", "chooseMode", { mode: "all-but-these" });
  await expect.poll(() => withButtons(tabs)).toEqual(["crm", "news", "shop"]);
  for (const origin of [sites.news, sites.crm])
    await phone.send("worker", "addSite", { list: "blockedSites", origin });
  await expect.poll(() => withButtons(tabs)).toEqual(["crm", "shop"]);
  await expect.poll(() => withButtonsAnew(tabs)).toEqual(["crm", "shop"]);

  for (const origin of [sites.news, sites.crm])
    await phone.send("worker", "removeSite", { list: "blockedSites", origin });
  await expect.poll(() => withButtons(tabs)).toEqual(["crm", "news", "shop"]);
});

test("a site that is switched off is as if Ringback had never been there", async ({
  tabs,
  opened,
  sites,
}) => {
  const shop = pageOf(tabs, "shop");
  const body = shop.locator("body");
  await body.evaluate((element) => {
    element.innerHTML = `
      <p>Ring <a href="tel:+442079460126">020 7946 0126</a> or +44 20 7930 4832.</p>
      <input type="tel" value="020 7946 0127">
      <table><thead><tr><th>Phone</th></tr></thead><tbody><tr><td>020 7946 0128</td></tr></tbody></table>
      <iframe srcdoc="<a href='tel:+442079460125'>Eva</a>"></iframe>`;
  });
  const frame = shop.frameLocator("iframe");
  const before = await shop.locator("html").evaluate((page) => page.outerHTML);
  await opened.phone.send("worker", "chooseFreeText", { freeText: true });

  for (const turn of ["first", "again"]) {
    await opened.phone.send("worker", "switchOnSite", { origin: sites.shop });
    await expect
      .poll(() => shownNumbers(shop), turn)
      .toEqual(["+442079460126", "+442079304832", "+442079460127", "+442079460128"]);
    await expect.poll(() => shownNumbers(frame), turn).toEqual(["+442079460125"]);
    await shop.locator("td").hover();
    await expect(shop.locator("td button[data-name=call]")).toBeVisible();
    await opened.phone.send("worker", "removeSite", { list: "sites", origin: sites.shop });
    await expect.poll(() => shownNumbers(shop), turn).toEqual([]);
    await expect.poll(() => shownNumbers(frame), turn).toEqual([]);
    expect(await shop.locator("html").evaluate((page) => page.outerHTML), turn).toBe(before);
  }

  // Nobody watches any more: what comes now has buttons on the CRM's page only.
  for (const page of [shop, pageOf(tabs, "crm")])
    await page.evaluate(() => {
      document.body.innerHTML = `<a href="tel:+442079460129">020 7946 0129</a>`;
    });
  await expect.poll(() => shownNumbers(pageOf(tabs, "crm"))).toEqual(["+442079460129"]);
  expect(await shownNumbers(shop)).toEqual([]);
  await opened.phone.send("worker", "chooseFreeText", { freeText: false });
});
