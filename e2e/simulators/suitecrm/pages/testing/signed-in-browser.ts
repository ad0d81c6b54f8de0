import { chromium, type Browser, type Page } from "playwright";
import { findChromium } from "../../../../machine/chromium.ts";
import { seededUsers } from "../../records/seed/users.ts";

const executablePath = findChromium();

/** Whether there is a browser to open the CRM's pages in. */
export const hasBrowser = executablePath !== undefined;
if (!hasBrowser) console.warn("Skipping the CRM pages in a browser: no Chromium found.");

export async function openBrowser(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return await chromium.launch({ executablePath: executablePath ?? "", args });
}

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
