import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, test } from "@playwright/test";
import * as z from "zod";
import { startProcess } from "../../fixtures/child-process.ts";
import { freePort } from "../../fixtures/free-port.ts";
import { Phone } from "../../fixtures/phone.ts";
import { setUp, signInToCrm } from "../../fixtures/sign-in.ts";
import { ensureChromium } from "../../machine/chromium.ts";

const Ready = z.object({
  server: z.url(),
  crm7: z.url(),
  crm8: z.url(),
  twilio: z.url(),
  extension: z.string(),
  browserFlags: z.array(z.string()),
  users: z.array(z.object({ name: z.string(), password: z.string() })),
});

test("the demo starts with one command, makes a call in a browser with its flags, and stops cleanly", async () => {
  const demo = await startProcess("e2e/demo/launch.ts", {});
  const ready = Ready.parse(demo.ready);
  const folder = await mkdtemp(join(tmpdir(), "ringback-demo-browser-"));
  const debuggingPort = await freePort();
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: ensureChromium(),
    headless: true,
    args: [...ready.browserFlags, `--remote-debugging-port=${debuggingPort}`],
  });
  try {
    const user = ready.users.find(({ name }) => name === "bdm1");
    if (user === undefined) throw new Error("The demo has no user bdm1.");
    const phone = await Phone.find({ context, debuggingPort });
    await setUp(phone, { server: ready.server, crm: ready.crm7, user });
    await phone.lineIs("ready");
    const page = await context.newPage();
    await signInToCrm(page, ready.crm7, user);
    await page.goto(`${ready.crm7}/index.php?module=Leads&action=index`);
    const row = page.locator("tr:has(ringback-actions)").first();
    await row.hover();
    await row.locator("ringback-actions button[data-name=call]").click();
    const { callId } = await phone.callIs("connected");
    await phone.send("engine", "hangUp", { callId });
    await phone.callIs("ended");
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
    await demo.stop();
  }
  expect(await demo.exited).toEqual([0, null]);
});
