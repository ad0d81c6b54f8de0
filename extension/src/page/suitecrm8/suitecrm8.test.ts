import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { everyPlace, type NumberPlace } from "../page-adapter.ts";
import { bindArrivedViews } from "./bound-views.ts";
import { recordInHash } from "./record-hash.ts";
import { suitecrm8 } from "./suitecrm8.ts";

const phone = (field: string, inner: string, mode = "detail") =>
  `<scrm-field class="field field-mode-${mode} field-name-${field} field-type-phone"><scrm-dynamic-field>${inner}</scrm-dynamic-field></scrm-field>`;
const shown = (number: string) =>
  `<scrm-phone-detail><a href="tel:${number.replace(/ /g, "")}">${number}</a></scrm-phone-detail>`;
const recordView = (inner: string) =>
  `<scrm-record><div class="record-view-name-label"><span class="dynamic-label">Mr. Ana Torres</span></div>${inner}</scrm-record>`;

function places(): NumberPlace[] {
  return [...document.querySelectorAll(everyPlace(suitecrm8))].flatMap(
    (element) => suitecrm8.readPlace(element) ?? [],
  );
}

function arrive(hash: string, html: string): Element {
  history.replaceState(null, "", hash);
  document.body.insertAdjacentHTML("beforeend", html);
  const arrived = document.body.lastElementChild ?? document.body;
  bindArrivedViews([arrived]);
  return arrived;
}

beforeEach(() => (document.body.innerHTML = ""));
afterEach(() => history.replaceState(null, "", "#/"));

describe("a record", () => {
  it("is the one the address named when its view came into the page", () => {
    arrive(
      "#/leads/record/l-1?offset=1",
      recordView(phone("phone_mobile", shown("+44 20 7946 0958"))),
    );
    history.replaceState(null, "", "#/leads/record/l-2");
    expect(places()).toMatchObject([
      {
        found: { text: "+44 20 7946 0958", place: "phone", field: "phone_mobile" },
        owner: { record: { module: "Leads", id: "l-1" }, name: "Mr. Ana Torres" },
      },
    ]);
  });

  it("is told apart from the next one while both views are there", () => {
    arrive("#/leads/record/l-1", recordView(phone("phone_work", shown("020 7946 0001"))));
    arrive("#/leads/record/l-2", recordView(phone("phone_work", shown("020 7946 0002"))));
    expect(places().map(({ owner }) => owner.record?.id)).toEqual(["l-1", "l-2"]);
  });

  it("is none where nobody saw the view come", () => {
    history.replaceState(null, "", "#/leads/record/l-1");
    document.body.innerHTML = recordView(phone("phone_work", shown("020 7946 0001")));
    expect(places()).toMatchObject([{ owner: { record: null } }]);
  });

  it("is none in a dialog over it", () => {
    arrive("#/leads/record/l-1", recordView(""));
    document.body.insertAdjacentHTML(
      "beforeend",
      `<ngb-modal-window><table><tr class="cdk-row"><td><scrm-field class="field-name-name"><a class="clickable field-link">Ben</a></scrm-field></td><td>${phone("phone_work", shown("020 7946 0001"), "list")}</td></tr></table></ngb-modal-window>`,
    );
    expect(places()).toMatchObject([{ owner: { record: null, name: "Ben" } }]);
  });
});

describe("a row", () => {
  const row = `<table><tr class="cdk-row">
    <td class="show-more-column"><ngb-popover-window><scrm-field class="field-type-relate"><a class="field-link" href="#/users/record/1">Bea</a></scrm-field>${phone("phone_mobile", shown("07700 900123"), "list")}</ngb-popover-window></td>
    <td class="column-account"><scrm-field class="field-type-relate"><a class="field-link" href="#/accounts/record/a-1">Harbour</a></scrm-field></td>
    <td class="column-name"><scrm-field class="field-type-varchar"><a class="field-link" href="#/leads/record/l-1?offset=1">Ana</a></scrm-field></td>
    <td>${phone("phone_work", shown("020 7946 0001"), "list")}</td></tr></table>`;

  it("is the record its name links, for its details too", () => {
    document.body.innerHTML = row;
    expect(places().map(({ owner }) => owner)).toEqual([
      { record: { module: "Leads", id: "l-1" }, name: "Ana", country: undefined },
      { record: { module: "Leads", id: "l-1" }, name: "Ana", country: undefined },
    ]);
  });
});

it("reads what is typed while the classes still say detail", () => {
  arrive(
    "#/leads/record/l-1",
    recordView(
      phone("phone_work", '<scrm-varchar-edit><input value=" 020 7946 "></scrm-varchar-edit>'),
    ),
  );
  expect(places()).toMatchObject([{ found: { text: "020 7946", place: "phone" } }]);
});

it.each([
  ["an empty field", phone("phone_work", '<scrm-phone-detail><a href=""></a></scrm-phone-detail>')],
  [
    "a search criterion",
    phone(
      "phone_work",
      '<scrm-varchar-filter><input value="020 7946"></scrm-varchar-filter>',
      "filter",
    ),
  ],
])("shows no number in %s", (_, html) => {
  document.body.innerHTML = html;
  expect(places()).toEqual([]);
});

it("finds numbers in what the timeline says of a call", () => {
  document.body.innerHTML = `<scrm-history-timeline-widget><a href="#/calls/record/h1"><scrm-varchar-detail> Call back on (415) 555-0132 </scrm-varchar-detail></a></scrm-history-timeline-widget>`;
  const [place] = places();
  expect(place).toMatchObject({
    found: { place: "prose", text: "Call back on (415) 555-0132" },
    owner: { record: { module: "Calls", id: "h1" } },
  });
  expect(place?.anchor).toBe(document.querySelector("a"));
});

it.each([
  ["#/leads/record/1ead-1?offset=3", { module: "Leads", id: "1ead-1" }],
  ["#/prospect-lists/record/1", { module: "ProspectLists", id: "1" }],
  ["#/abc_Things/record/1", { module: "abc_Things", id: "1" }],
  ["#/leads/edit/1", null],
  ["#/leads", null],
])("reads the record of %s", (hash, record) => {
  expect(recordInHash(hash)).toEqual(record);
});
