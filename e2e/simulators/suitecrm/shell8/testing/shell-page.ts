import type { Browser, BrowserContext, Page } from "playwright";

/** Where the pages of one user open, signed in to the shell. */
export async function signInToShell(browser: Browser, origin: string): Promise<BrowserContext> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin);
  await page.getByLabel("Username").fill("bdm1");
  await page.getByLabel("Password").fill("Bea-pass-1");
  await page.getByRole("button", { name: "Log In" }).click();
  await page.locator("scrm-navbar-ui nav").waitFor();
  await page.close();
  return context;
}

/** A page of the shell at this address of it. */
export async function openShell(
  user: BrowserContext,
  origin: string,
  address: string,
  viewport = { width: 1500, height: 1000 },
): Promise<Page> {
  const page = await user.newPage();
  await page.setViewportSize(viewport);
  await page.goto(`${origin}/#${address}`);
  await page.locator("scrm-navbar-ui nav").waitFor();
  return page;
}
