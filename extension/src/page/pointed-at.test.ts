import { expect, it } from "vitest";
import { watchPointer } from "./pointed-at.ts";
import { suitecrm7 } from "./suitecrm7/suitecrm7.ts";

const { signal } = new AbortController();
const pointedAt = watchPointer(
  suitecrm7,
  () => true,
  () => undefined,
  signal,
);

function pointAt(body: string): void {
  document.body.innerHTML = body;
  document.body.firstElementChild?.dispatchEvent(new Event("contextmenu", { bubbles: true }));
}

it("tells the text where the menu was opened", () => {
  pointAt("<p>No number here</p>");
  expect(pointedAt()).toMatchObject({ found: { text: "No number here" }, isKnownPlace: false });
});

it("tells what is typed in a phone field", () => {
  pointAt('<input class="phone" name="phone_work" value="020 7946 0126">');
  expect(pointedAt()).toMatchObject({ found: { text: "020 7946 0126" }, isKnownPlace: true });
});

it("tells nothing that is typed elsewhere: it may be a password", () => {
  pointAt('<input type="password" value="020 7946 0126">');
  expect(pointedAt()?.found.text).toBe("");
});
