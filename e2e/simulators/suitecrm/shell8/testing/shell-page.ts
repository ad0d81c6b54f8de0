import { chromium, type Browser, type Page } from "playwright";
import { findChromium } from "../../../../machine/chromium.ts";

const executablePath = findChromium();

/** Undefined where there is no Chromium to see the shell in. */
export const chromiumPath = executablePath;

export async function launchBrowser(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ ...(executablePath && { executablePath }), args });
}

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
