import type { Browser, Page } from "playwright";
import { hasChromium } from "../../../../machine/launch-chromium.ts";
import { seededUsers } from "../../records/seed/users.ts";

if (!hasChromium) console.warn("Skipping the CRM pages in a browser: no Chromium found.");

/** A page of a user's own, on the first page after signing in. */
export async function openSignedIn(
  browser: Browser,
  origin: string,
  userName = "bdm1",
): Promise<Page> {
  const user = seededUsers.find((known) => known.userName === userName);
  const page = await browser.newPage();
  await page.goto(origin);
  await page.getByLabel("Username").fill(userName);
  await page.getByLabel("Password").fill(user?.password ?? "");
  await page.getByRole("button", { name: "Log In" }).click();
  await page.locator(".dashboard").waitFor();
  return page;
}
