import { expect, test } from "../../fixtures/foreign-site.ts";
import { callButton } from "../../fixtures/lead.ts";
import { shownNumbers } from "../../fixtures/shown-numbers.ts";
import { tabTo } from "../../fixtures/tab-to.ts";

const number = "+442079460126";
const link = `<a href="tel:${number}">020 7946 0126</a>`;

/** Defines <x-card>, which draws what its `html` attribute says into a root of its own. */
const card = `<script>
  customElements.define("x-card", class extends HTMLElement {
    connectedCallback() {
      if (!this.shadowRoot) this.attachShadow({ mode: "open" });
      this.shadowRoot.innerHTML = this.getAttribute("html");
    }
  });
</script>`;

function inCard(html: string): string {
  return `<x-card html='${html}'></x-card>`;
}

test("numbers in open shadow roots, one within another, get their buttons", async ({ visit }) => {
  const nested = `<div><x-card html="<a href=tel:+442079460127>Call</a>"></x-card></div>`;
  const page = await visit(`${card}${inCard(`<p>${link}</p>${nested}`)}`);
  await expect.poll(() => shownNumbers(page)).toEqual([number, "+442079460127"]);
  await expect(callButton(page, number)).toBeVisible();
});

test("a component that arrives later, and what it draws anew, is followed", async ({ visit }) => {
  const page = await visit(`${card}<main></main>`);
  await page.locator("main").evaluate((main, html) => {
    const element = document.createElement("x-card");
    element.setAttribute("html", html);
    main.append(element);
  }, link);
  await expect.poll(() => shownNumbers(page)).toEqual([number]);

  await page.locator("x-card").evaluate((element) => {
    element.shadowRoot?.querySelector("a")?.setAttribute("href", "tel:+442079460127");
    element.shadowRoot?.querySelector("a")?.replaceChildren("020 7946 0127");
  });
  await expect.poll(() => shownNumbers(page)).toEqual(["+442079460127"]);

  // At the top of the root, with no element around it.
  await page.locator("x-card").evaluate((element, html) => {
    if (element.shadowRoot) element.shadowRoot.innerHTML = html.replaceAll("0126", "0128");
  }, link);
  await expect.poll(() => shownNumbers(page)).toEqual(["+442079460128"]);
});

test("a component whose script comes later than the component is found", async ({ visit }) => {
  const page = await visit(`<p><a href="tel:+442079460127">020 7946 0127</a></p>${inCard(link)}`);
  await expect.poll(() => shownNumbers(page)).toEqual(["+442079460127"]);
  await page.evaluate((script) => {
    document.body.append(document.createRange().createContextualFragment(script));
  }, card);
  await expect.poll(() => shownNumbers(page)).toEqual(["+442079460127", number]);
  await expect(callButton(page, number)).toBeVisible();
});

test("a root that any element gets later is found when the pointer comes to it", async ({
  visit,
}) => {
  const page = await visit(`<p><a href="tel:+442079460127">020 7946 0127</a></p><div></div>`);
  await expect.poll(() => shownNumbers(page)).toEqual(["+442079460127"]);
  await page.locator("div").evaluate((element, html) => {
    element.attachShadow({ mode: "open" }).innerHTML = html;
  }, `<p>${link}</p>`);
  await page.getByText("020 7946 0126").hover();
  await expect.poll(() => shownNumbers(page)).toEqual(["+442079460127", number]);
});

test("a row in a shadow root shows its buttons to the pointer, and they can be pressed", async ({
  visit,
}) => {
  const page = await visit(
    `${card}${inCard(`<table width="100%"><tr><td>${link}</td><td>Ana</td></tr></table>`)}`,
  );
  await expect(callButton(page, number)).toBeAttached();
  await expect(callButton(page, number)).toBeHidden();
  await page.getByText("Ana").hover();
  await page.locator("ringback-actions button[data-name=more]").click();
  await expect(page.getByRole("menuitem", { name: "Copy number" })).toBeVisible();
});

for (const [place, html] of Object.entries({
  "in running text": `<p>${link}</p>`,
  "in a row": `<table><tr><td><button>First</button></td><td>${link}</td></tr></table>`,
})) {
  test(`buttons in a shadow root work by keyboard, ${place}`, async ({ visit }) => {
    const page = await visit(`${card}${inCard(html)}`);
    await expect(callButton(page, number)).toBeAttached();
    await tabTo(page, page.locator("ringback-actions button[data-name=more]"));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "Call +44 20 7946 0126" })).toBeFocused();
  });
}

test("no button is left in a shadow root of a site that is switched off", async ({
  visit,
  site,
  opened,
}) => {
  const page = await visit(`${card}${link}${inCard(`<p>${link}</p>`)}`);
  await expect.poll(() => shownNumbers(page)).toEqual([number, number]);
  await opened.phone.send("worker", "removeSite", { list: "sites", origin: site.origin });
  await expect.poll(() => shownNumbers(page)).toEqual([]);
  await opened.phone.send("worker", "switchOnSite", { origin: site.origin });
  await expect.poll(() => shownNumbers(page)).toEqual([number, number]);
});
