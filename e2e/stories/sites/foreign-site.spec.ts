import type { Locator } from "@playwright/test";
import { drawnHosts } from "../../fixtures/drawn-hosts.ts";
import { expect, test } from "../../fixtures/foreign-site.ts";
import { callButton } from "../../fixtures/lead.ts";
import { allNumbers } from "../../fixtures/shown-numbers.ts";

const number = "+442079460126";

/** How other CRMs show a number; a British one, most of them without its country. */
const shapes: Readonly<Record<string, string>> = {
  "a tel: link": `<a href="tel:+44-20-7946-0126">020 7946 0126</a>`,
  "a callto: link that says only Call": `<a href="CALLTO:+442079460126">Call</a>`,
  "a Skype link": `<a href="skype:+442079460126?call">Skype</a>`,
  "a SIP link": `<a href="sip:+442079460126@pbx.example">Desk</a>`,
  "an input for telephone numbers": `<input type="tel" value="020 7946 0126">`,
  "HubSpot's read-only property": `<input readonly data-selenium-test="property-input-phone" value="020 7946 0126">`,
  "Dynamics' form field": `<input data-id="telephone1.fieldControl-phone-text-input" value="020 7946 0126"><i data-id="telephone1.fieldControl-phone-action-icon"></i>`,
  "Odoo's input with its Call link": `<div class="o_field_phone"><div><input class="o_input" type="tel" value="020 7946 0126"><a class="o_phone_form_link" href="tel:02079460126"><small>Call</small></a></div></div>`,
  "EspoCRM's kept number": `<span data-phone-number="+442079460126">Main office</span>`,
  "vtiger's field without a link": `<a class="phoneField" data-value="02079460126" record="14">Dial</a>`,
  "a column of phone numbers": `<table><thead><tr><th>Name</th><th>Telephone</th></tr></thead><tbody><tr><td>Ana</td><td>020 7946 0126</td></tr></tbody></table>`,
};

for (const [name, html] of Object.entries(shapes)) {
  test(`${name} gets one button, that dials its number for nobody's record`, async ({ visit }) => {
    const page = await visit(`<main>${html}</main>`);
    expect(await allNumbers(page)).toEqual([number]);
    expect(await drawnHosts(page.locator("main"))).toMatchObject([{ number, record: null }]);
    // Where there is no room they wait for the pointer, which is what the number itself has here.
    await page.locator("main :is(:has(+ ringback-actions), td:has(> ringback-actions))").hover();
    await expect(callButton(page, number)).toBeVisible();
    await expect(callButton(page, number)).toHaveAccessibleName("Call +44 20 7946 0126");
  });
}

test("what is no phone number, or is being written, gets none", async ({ visit }) => {
  const page = await visit(`
    <a href="tel:12">12</a> <a href="tel:">Call</a> <a href="mailto:02079460126@example.com">Mail</a>
    <input type="tel" value="n/a"> <input name="order" value="020 7946 0126">
    <div contenteditable><a href="tel:+442079460126">020 7946 0126</a></div>
    <table><thead><tr><th>Created</th><th>Amount</th><th>Fax</th></tr></thead>
      <tbody><tr><td>2026-11-22 06:16</td><td>1 234 567.89</td><td>020 7946 0126</td></tr></tbody></table>
    <p>Call 020 7930 4832 today.</p>`);
  expect(await allNumbers(page)).toEqual([]);
});

for (const [what, more] of [
  ["and a long list in one of them", `<select>${"<option>Country</option>".repeat(200)}</select>`],
  ["and very many", "<div>Guest</div>".repeat(200)],
] as const) {
  test(`a form with fields that have the names of what is asked of an element, ${what}, has its buttons`, async ({
    visit,
  }) => {
    const names = ["children", "contains", "id"].map((name) => `<input name="${name}">`);
    const page = await visit(
      `<form><p><input type="tel" value="020 7946 0126"></p>${names.join("")}${more}</form>`,
    );
    expect(await allNumbers(page)).toEqual([number]);
  });
}

test("a row that opens at a click stays closed when a button in it is pressed", async ({
  visit,
}) => {
  const page = await visit(
    `<table width="100%"><tbody><tr onclick="document.title = 'opened'"><td><a href="tel:${number}">020 7946 0126</a></td><td>Ana</td></tr></tbody></table>`,
  );
  await expect(callButton(page, number)).toBeAttached();
  await page.getByText("Ana").hover();
  await page.locator("ringback-actions button[data-name=more]").click();
  await expect(page.getByRole("menuitem", { name: "Copy number" })).toBeVisible();
  await expect(page).toHaveTitle("Site");
  // It does open at a click beside the buttons.
  await page.keyboard.press("Escape");
  await page.getByText("Ana").click();
  await expect(page).toHaveTitle("opened");
});

test("what a person types into a field has the button, not what stood there before", async ({
  visit,
}) => {
  const page = await visit(`<input type="tel" value="020 7946 0126">`);
  await expect(callButton(page, number)).toBeAttached();
  await page.locator("input").fill("020 7946 0127");
  await expect.poll(() => allNumbers(page)).toEqual(["+442079460127"]);
  await page.locator("input").fill("ask Ana");
  await expect.poll(() => allNumbers(page)).toEqual([]);
});

test("a field that the page's own script fills with another number gets that number's button", async ({
  visit,
}) => {
  const page = await visit(`<input type="tel" value="020 7946 0126">`);
  const input = page.locator("input");
  await expect(callButton(page, number)).toBeAttached();
  // No event tells of it: the pointer on it is the first that can.
  await input.evaluate((field: HTMLInputElement) => (field.value = "020 7946 0127"));
  await input.hover();
  await expect(callButton(page, "+442079460127")).toBeVisible();
  expect(await allNumbers(page)).toEqual(["+442079460127"]);
});

for (const [how, reach] of [
  ["with the pointer", (input) => input.hover()],
  ["by keyboard", (input) => input.press("Shift")],
] satisfies [string, (input: Locator) => Promise<void>][])
  test(`an empty field that the page's own script fills has its button when one comes to it ${how}`, async ({
    visit,
  }) => {
    const page = await visit(
      `<a href="tel:+442079304832">+44 20 7930 4832</a><input type="tel" aria-label="Phone">`,
    );
    const input = page.locator("input");
    await expect(callButton(page, "+442079304832")).toBeAttached();
    await input.evaluate((field: HTMLInputElement) => (field.value = "020 7946 0127"));
    await reach(input);
    await expect(callButton(page, "+442079460127")).toBeVisible();
  });

for (const { background, scheme } of [
  { background: "#101418", scheme: "dark" },
  { background: "#fff", scheme: "light" },
]) {
  test(`on a ${scheme} page the buttons are ${scheme}`, async ({ visit }) => {
    const page = await visit(
      `<style>body { background: ${background} }</style>
      <p><a href="tel:+442079460126">Ana</a></p>
      <table><tr><td><a href="tel:+442079460127">Tom</a></td></tr></table>`,
    );
    await page.getByText("Tom").hover();
    const strips = page.locator("ringback-actions .strip:visible");
    await expect(strips).toHaveCount(2);
    const schemes = strips.evaluateAll((all) =>
      all.map((strip) => getComputedStyle(strip).colorScheme),
    );
    expect(await schemes).toEqual([scheme, scheme]);
  });

  test(`on a ${scheme} page the buttons of a white input are ${scheme}`, async ({ visit }) => {
    const page = await visit(
      `<style>body { background: ${background} }</style>
      <input type="tel" value="020 7946 0126" style="background: #fff">`,
    );
    const strip = page.locator("ringback-actions .strip");
    await expect(strip).toBeAttached();
    await page.locator("input").hover();
    await expect(strip).toBeVisible();
    expect(await strip.evaluate((shown) => getComputedStyle(shown).colorScheme)).toBe(scheme);
  });
}
