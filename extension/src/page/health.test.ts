import { expect, it } from "vitest";
import { suitecrm7 } from "./suitecrm7/suitecrm7.ts";
import { unusableLabels } from "./health.ts";

const known = `<div><div class="label">Office Phone:</div><div class="detail-view-field" type="phone" field="phone_work"><a href="tel:020 7946 0126">020 7946 0126</a></div></div>`;
const redesigned = `<div><div class="label">Mobile:</div><div class="new-field">07700 900123</div></div>`;

it("says nothing of a page whose numbers it can read", () => {
  document.body.innerHTML = known;
  expect(unusableLabels(suitecrm7)).toEqual([]);
});

it("names the labels that have a number beside them which it cannot read", () => {
  document.body.innerHTML = known + redesigned;
  expect(unusableLabels(suitecrm7)).toEqual(["Mobile:"]);
});

it("takes no offence at a phone field that is empty", () => {
  document.body.innerHTML = redesigned.replace("07700 900123", "");
  expect(unusableLabels(suitecrm7)).toEqual([]);
});

it("looks at columns, too", () => {
  document.body.innerHTML = `<table><thead><tr><th>Name</th><th>Handy</th></tr></thead>
    <tbody><tr><td>Ana</td><td><b>07700 900123</b></td></tr></tbody></table>`;
  expect(unusableLabels(suitecrm7)).toEqual(["Handy"]);
});
