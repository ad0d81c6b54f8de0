import type { Page } from "@playwright/test";
import { htmlOf } from "../../fixtures/foreign-site.ts";
import { callButton } from "../../fixtures/lead.ts";
import { expect, test as base } from "../../fixtures/test.ts";

const number = "+442079304832";

/** The CRM's second origin, made a site like any other: the agent took it off the CRMs. */
const test = base.extend<{ shop: Page }>({
  shop: async ({ phone, context, world }, use) => {
    const origin = world.crm.origin8;
    await phone.send("worker", "removeCrmOrigin", { origin });
    await phone.send("worker", "switchOnSite", { origin });
    await phone.send("worker", "chooseFreeText", { freeText: true });
    const page = await context.newPage();
    await page.route(`${origin}/shop`, (route) =>
      route.fulfill({
        contentType: "text/html",
        body: htmlOf(`<p>Ring the shop on ${number}.</p><a href="tel:+442079460126">Office</a>`),
      }),
    );
    await page.goto(`${origin}/shop`);
    await use(page);
    await phone.send("worker", "removeSite", { list: "sites", origin });
    await phone.send("worker", "addCrmOrigin", { origin });
  },
});

test.use({ place: "office" });

for (const dialled of [number, "+442079460126"]) {
  test(`a click outside the CRM fills the dial field with ${dialled} and calls nobody`, async ({
    shop,
    phone,
    world,
  }) => {
    const popup = await phone.openPopup();
    await shop.bringToFront();
    await callButton(shop, dialled).click();
    const field = popup.getByLabel("Phone number");
    await expect.poll(async () => (await field.inputValue()).replaceAll(" ", "")).toBe(dialled);
    await expect(shop.getByText("Ringback shows this number now. Press Call there.")).toBeVisible();

    // The call is the person's own to make; nothing had begun before.
    expect((await phone.snapshot()).call).toBeNull();
    expect(await world.twilio.events("signalling.received")).not.toContainEqual(
      expect.objectContaining({ message: "invite" }),
    );
    await world.twilio.setPerson(dialled, { answer: { afterSeconds: 0.2 } });
    await popup.getByRole("button", { name: "Call", exact: true }).click();
    expect(await phone.callIs("connected")).toMatchObject({ number: dialled });
    expect(await world.twilio.events("signalling.received")).toContainEqual(
      expect.objectContaining({ message: "invite" }),
    );
  });
}
