import { inContentScript } from "../../fixtures/content-script.ts";
import { callButton } from "../../fixtures/lead.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

/** What nobody asked for did not happen: no call begun, none in the CRM. */
test.afterEach(async ({ phone, world }) => {
  expect((await phone.snapshot()).call).toBeNull();
  const invites = (await world.twilio.events("signalling.received")).filter(
    ({ message }) => message === "invite",
  );
  expect(invites).toEqual([]);
  expect(await world.crm.calls()).toEqual([]);
});

test.beforeEach(async ({ phone, crmPage, lead }) => {
  await phone.lineIs("ready");
  await crmPage.goto(lead.url);
  await expect(callButton(crmPage, lead.number)).toBeVisible();
});

const host = "ringback-actions";

test("clicks made by the page start no call, even within a person's own gesture", async ({
  crmPage,
}) => {
  await crmPage.evaluate((tag) => {
    const press = (): void => {
      const button = document.querySelector(tag)?.shadowRoot?.querySelector("button");
      button?.click();
      button?.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, detail: 1 }));
    };
    press();
    document.querySelector(".module-title-text")?.addEventListener("click", press);
  }, host);
  await crmPage.locator(".module-title-text").click();
});

test("a button whose attributes the page rewrote is drawn anew and its click ignored", async ({
  crmPage,
  lead,
}) => {
  await crmPage.evaluate(
    (tag) => document.querySelector(tag)?.setAttribute("data-number", "+442079460000"),
    host,
  );
  await crmPage.locator(`${host}[data-number="+442079460000"] button[data-name=call]`).click();
  await expect(callButton(crmPage, lead.number)).toBeVisible();
  await expect(crmPage.locator(`${host}[data-number="+442079460000"]`)).toHaveCount(0);
});

test("a button that the page moved elsewhere does nothing", async ({ crmPage }) => {
  await crmPage.evaluate((tag) => {
    const element = document.querySelector(tag);
    if (element) document.querySelector("h2")?.append(element);
  }, host);
  await crmPage
    .locator(`h2 ${host} button[data-name=call]`)
    .click({ timeout: 2000 })
    .catch(() => undefined);
});

test("a button under a see-through cover cannot be pressed through it", async ({
  crmPage,
  lead,
}) => {
  await crmPage.evaluate(() => {
    const cover = document.createElement("div");
    cover.textContent = "You won a prize";
    cover.style.cssText =
      "position:fixed;inset:0;background:#fff;pointer-events:none;z-index:2147483647";
    document.body.append(cover);
  });
  const box = await callButton(crmPage, lead.number).boundingBox();
  if (!box) throw new Error("no button");
  await crmPage.mouse.click(box.x + 10, box.y + 10);
});

test("a button made invisible cannot be pressed", async ({ crmPage, lead }) => {
  // From the start: what was seen a moment ago counts as seen for a tenth of a second.
  await crmPage.addInitScript((tag) => {
    addEventListener("DOMContentLoaded", () => {
      const style = document.createElement("style");
      style.textContent = `${tag} { opacity: 0.01 !important; }`;
      document.head.append(style);
    });
  }, host);
  await crmPage.reload();
  const box = await callButton(crmPage, lead.number).boundingBox();
  if (!box) throw new Error("no button");
  await crmPage.mouse.click(box.x + 10, box.y + 10);
});

test("Enter meant for the page does not press a button the page put the focus on", async ({
  crmPage,
}) => {
  await crmPage.evaluate(
    (tag) => document.querySelector(tag)?.shadowRoot?.querySelector("button")?.focus(),
    host,
  );
  await crmPage.keyboard.press("Enter");
});

test("messages forged from a page or a content script reach no engine", async ({
  crmPage,
  lead,
}) => {
  const dial = {
    to: "engine",
    command: "dial",
    input: {
      callId: crypto.randomUUID(),
      intent: "x",
      number: lead.number,
      person: null,
      test: false,
    },
  };
  const forged = [
    dial,
    { to: "worker", command: "dial", input: { number: lead.number } },
    { to: "worker-for-engine", command: "voiceToken" },
  ];
  // The page has no way to speak to the extension at all.
  expect(await crmPage.evaluate(() => typeof globalThis.chrome?.runtime?.sendMessage)).toBe(
    "undefined",
  );
  // A content script has, but only the page contract answers it.
  for (const message of forged) {
    const isAnswered = await inContentScript(
      crmPage,
      `chrome.runtime.sendMessage(${JSON.stringify(message)}).then((reply) => reply?.ok ?? false, () => false)`,
    );
    expect(isAnswered).toBe(false);
  }
});
