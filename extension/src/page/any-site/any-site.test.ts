import { expect, it } from "vitest";
import { everyPlace } from "../page-adapter.ts";
import { createAnySite } from "./any-site.ts";

const anySite = createAnySite(new AbortController().signal);

function found(html: string): { text: string; place: string; label?: string | undefined }[] {
  document.body.innerHTML = html;
  return [...document.querySelectorAll(everyPlace(anySite))].flatMap((element) => {
    const place = anySite.readPlace(element);
    if (!place) return [];
    const { text, place: kind, label } = place.found;
    return [{ text, place: kind, ...(label !== undefined && { label }) }];
  });
}

it.each([
  ["a link", '<a href="tel:+442079460126">+44 20 7946 0126</a>', "+44 20 7946 0126"],
  ["a link by another scheme", '<a href="CALLTO:+442079460126">Call</a>', "+442079460126"],
  ["a Skype link", '<a href="skype:+442079460126?call">Ring</a>', "+442079460126"],
  ["a SIP link", '<a href="sip:+442079460126@pbx.example">Desk</a>', "+442079460126"],
  ["an encoded link", '<a href="tel:020%207946%200126">Call</a>', "020 7946 0126"],
  ["a field to type in", '<input type="tel" value="020 7946 0126">', "020 7946 0126"],
  [
    "a read-only property",
    '<input readonly data-selenium-test="property-input-phone" value="020 7946 0126">',
    "020 7946 0126",
  ],
  ["a kept number", '<span data-phone-number="02079460126">Dial</span>', "02079460126"],
  [
    "a phone field without link",
    '<a class="phoneField" data-value="02079460126">x</a>',
    "02079460126",
  ],
])("reads %s", (_, html, text) => {
  expect(found(html)).toEqual([{ text, place: "phone" }]);
});

it("takes the number from the input beside a link that only says Call", () => {
  const html =
    '<div><input type="tel" value="020 7946 0126"><a href="tel:020 7946 0126">Call</a></div>';
  expect(found(html)).toEqual([{ text: "020 7946 0126", place: "phone" }]);
});

it("leaves it to the heading what a cell holds", () => {
  const html = `<table><thead><tr><th>Since</th><th>Telefon</th></tr></thead>
    <tbody><tr><td>2026-11-22 06:16</td><td>020 7946 0126</td></tr></tbody></table>`;
  expect(found(html)).toEqual([
    { text: "2026-11-22 06:16", place: "cell", label: "Since" },
    { text: "020 7946 0126", place: "cell", label: "Telefon" },
  ]);
});

it.each([
  "<table><tbody><tr><td>020 7946 0126<ringback-actions></ringback-actions></td></tr></tbody></table>",
  '<div class="contact-phone">020 7946 0126<ringback-actions></ringback-actions></div>',
])("reads a place again that has its buttons: %s", (html) => {
  expect(found(html)).toMatchObject([{ text: "020 7946 0126", place: "cell" }]);
  const place = anySite.readPlace(document.querySelectorAll(everyPlace(anySite))[0] as Element);
  expect(place?.anchor.nodeType).toBe(Node.TEXT_NODE);
});

it("believes an element that calls itself a phone", () => {
  expect(found('<div class="contact-phone">020 7946 0126</div>')).toEqual([
    { text: "020 7946 0126", place: "cell", label: "phone" },
  ]);
});

it.each([
  [
    "what is being written",
    '<div contenteditable><a href="tel:020 7946 0126">020 7946 0126</a></div>',
  ],
  ["an empty link", '<a href="tel:">Call</a>'],
  ["a password named like a phone", '<input type="password" name="phone" value="02079460126">'],
])("shows no number in %s", (_, html) => {
  expect(found(html)).toEqual([]);
});
