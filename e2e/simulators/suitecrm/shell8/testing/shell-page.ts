import type { Browser, Page } from "playwright";

/** A page of the shell, signed in, at this address of it. */
export async function openShell(
  browser: Browser,
  origin: string,
  address: string,
  viewport = { width: 1500, height: 1000 },
): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await page.goto(`${origin}/#${address}`);
  await page.getByLabel("Username").fill("bdm1");
  await page.getByLabel("Password").fill("Bea-pass-1");
  await page.getByRole("button", { name: "Log In" }).click();
  await page.locator("scrm-navbar-ui nav").waitFor();
  return page;
}
