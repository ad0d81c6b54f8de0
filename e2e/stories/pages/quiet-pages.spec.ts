import type { Page } from "@playwright/test";
import { inContentScript } from "../../fixtures/content-script.ts";
import { callButton } from "../../fixtures/lead.ts";
import { notePageRequests } from "../../fixtures/page-requests.ts";
import { signInToCrm } from "../../fixtures/sign-in.ts";
import { expect, test } from "../../fixtures/test.ts";
import { launchChromium } from "../../machine/launch-chromium.ts";

test.use({ place: "office" });

const list = "index.php?module=Leads&action=index";

/** What a page asks for while it loads and comes to rest, and while `act` goes on. */
async function requestsOf(
  page: Page,
  url: string,
  act: () => Promise<void> = async () => undefined,
): Promise<string[]> {
  const noted = await notePageRequests(page);
  await page.goto(url);
  await act();
  await page.waitForLoadState("networkidle");
  return [...noted];
}

/** What was asked for that is not among the usual, or oftener. Less is fine: icons are kept. */
function beyond(usual: readonly string[], asked: readonly string[]): string[] {
  const left = [...usual];
  return asked.filter((request) => {
    const place = left.indexOf(request);
    if (place !== -1) left.splice(place, 1);
    return place === -1;
  });
}

test("pages with buttons ask the network for nothing that they do not ask for without", async ({
  phone,
  crmPage,
  lead,
  world,
  bdm,
  context,
}) => {
  // Two browsers, one after the other.
  test.slow();
  const listUrl = `${world.crm.origin}/${list}`;
  const plain = await launchChromium();
  const withoutExtension = await plain.newContext();
  await signInToCrm(await withoutExtension.newPage(), world.crm.origin, bdm);
  const plainList = await requestsOf(await withoutExtension.newPage(), listUrl);
  const plainDetail = await requestsOf(await withoutExtension.newPage(), lead.url);
  await plain.close();

  // Signed in to the CRM on this one.
  await crmPage.close();
  const listPage = await context.newPage();
  const listed = await requestsOf(listPage, listUrl, async () => {
    await listPage.locator("ringback-actions").first().waitFor({ state: "attached" });
  });
  expect(listed).toContain(`GET ${listUrl}`);
  expect(beyond(plainList, listed)).toEqual([]);

  const detailPage = await context.newPage();
  const shown = await requestsOf(detailPage, lead.url, async () => {
    await callButton(detailPage, lead.number).click();
    const { callId } = await phone.callIs("connected");
    await phone.send("engine", "hangUp", { callId });
    await phone.callIs("ended");
  });
  expect(shown).toContain(`GET ${lead.url}`);
  expect(beyond(plainDetail, shown)).toEqual([]);
});

test("a request from the content script's own world would be noticed", async ({
  phone,
  crmPage,
  lead,
}) => {
  await phone.lineIs("ready");
  await crmPage.goto(lead.url);
  await callButton(crmPage, lead.number).waitFor();
  const noted = await notePageRequests(crmPage);
  const url = new URL("/heard", lead.url).href;
  await inContentScript(crmPage, `fetch(${JSON.stringify(url)}).then(() => true, () => true)`);
  await expect.poll(() => noted).toContain(`GET ${url}`);
});
