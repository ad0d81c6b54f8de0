import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import type { HiddenThing } from "../../contracts/page-settings.ts";
import type { WhyNumber, WhyReport } from "../../contracts/why.ts";
import { serveFakes, showPage } from "../fake-ringback.tsx";
import { WhyView } from "./why-view.tsx";

const mobile: WhyNumber = {
  number: "+447700900123",
  international: "+44 7700 900123",
  readAs: "a UK mobile",
  countryFrom: "from the record’s country",
  reason: "it stands in a phone field or phone link",
  confidence: "low",
  isInUse: false,
  takesTexts: true,
  isHidden: false,
};

const known: WhyReport = {
  origin: "https://crm.example",
  site: "crm",
  text: "mob: 07700 900123",
  field: "phone_mobile",
  label: "Mobile",
  isKnownPlace: true,
  isFieldHidden: false,
  numbers: [mobile],
  refusal: null,
};

let report: WhyReport | null;
const request = vi.fn<(wanted: object) => Promise<boolean>>();
const hidden = vi.fn<(thing: HiddenThing) => Promise<void>>();
const shown = vi.fn<(thing: HiddenThing) => Promise<void>>();
const switchedOn = vi.fn<(input: { origin: string }) => void>();

/** As the worker does: a change of the settings makes every view ask again. */
async function settle(change: Partial<WhyReport>): Promise<void> {
  report = report && { ...report, ...change };
  await browser.storage.local.set({ settings: { changed: crypto.randomUUID() } });
}

beforeEach(() => {
  request.mockReset().mockResolvedValue(true);
  Object.assign(browser.permissions, { request });
  switchedOn.mockReset();
  hidden.mockReset();
  shown.mockReset();
});

function open(answer: Partial<WhyReport> | null = {}) {
  report = answer && { ...known, ...answer };
  location.hash = "q1";
  serveFakes({
    worker: {
      why: ({ id }) => (id === "q1" ? report : null),
      hide: (thing) => hidden(thing),
      unhide: (thing) => shown(thing),
      switchOnSite: switchedOn,
    },
  });
  showPage(<WhyView />);
}

it("says how a number was read, why, and how sure that is", async () => {
  open();
  expect(await screen.findByText("A button, because this is a phone number")).toBeTruthy();
  expect(screen.getByText("What stands in “Mobile” on crm.example")).toBeTruthy();
  expect(screen.getByText("mob: 07700 900123")).toBeTruthy();
  const card = screen.getByRole("region", { name: "+44 7700 900123" });
  for (const words of [
    "a UK mobile",
    "from the record’s country",
    "it stands in a phone field or phone link",
    "Not very: this range is not known to be in use yet, so check the number",
  ])
    expect(card.textContent).toContain(words);
});

it.each<[Partial<WhyReport>, string]>([
  [{ numbers: [], refusal: "it is a date" }, "No button, because it is a date"],
  [{ isKnownPlace: false }, "It is a phone number, in a place Ringback does not look at"],
  [
    { text: "", numbers: [], refusal: "there are no digits in it" },
    "There is no text here to read",
  ],
  [{ isFieldHidden: true }, "You chose to have no buttons here"],
  [{ numbers: [{ ...mobile, isHidden: true }] }, "You chose to have no buttons on this number"],
  [{ site: "cannot", origin: "", text: "", numbers: [] }, "No extension may work on this page"],
  [{ site: "off" }, "Ringback is not switched on for crm.example"],
])("answers %j", async (answer, title) => {
  open(answer);
  expect(await screen.findByText(title)).toBeTruthy();
});

it("hides a number and shows it again", async () => {
  open();
  hidden.mockImplementation(() => settle({ numbers: [{ ...mobile, isHidden: true }] }));
  shown.mockImplementation(() => settle({ numbers: [mobile] }));
  fireEvent.click(await screen.findByRole("button", { name: "Never this number" }));
  fireEvent.click(await screen.findByRole("button", { name: "Show buttons on it again" }));
  expect(await screen.findByRole("button", { name: "Never this number" })).toBeTruthy();
  const thing = { what: "number", number: "+447700900123" };
  expect(hidden.mock.lastCall?.[0]).toEqual(thing);
  expect(shown.mock.lastCall?.[0]).toEqual(thing);
});

it("hides a field and shows it again", async () => {
  open();
  hidden.mockImplementation(() => settle({ isFieldHidden: true }));
  fireEvent.click(await screen.findByRole("button", { name: "Never here: “Mobile”" }));
  fireEvent.click(await screen.findByRole("button", { name: "Show buttons here again" }));
  const thing = { what: "field", origin: "https://crm.example", field: "phone_mobile" };
  await waitFor(() => expect(shown.mock.lastCall?.[0]).toEqual(thing));
  expect(hidden.mock.lastCall?.[0]).toEqual(thing);
});

it("switches a site on once the browser allows it", async () => {
  open({ site: "off", origin: "https://shop.example", field: "" });
  request.mockResolvedValueOnce(false);
  fireEvent.click(await screen.findByRole("button", { name: "Switch on for this site" }));
  expect((await screen.findByRole("alert")).textContent).toContain("did not allow this site");
  expect(switchedOn).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Switch on for this site" }));
  expect(await screen.findByText("Ringback is switched on there now")).toBeTruthy();
  expect(request).toHaveBeenLastCalledWith({ origins: ["https://shop.example/*"] });
  expect(switchedOn.mock.lastCall?.[0]).toEqual({ origin: "https://shop.example" });
});

it("says so when the question is forgotten", async () => {
  open(null);
  expect(await screen.findByText("This answer is gone")).toBeTruthy();
});
