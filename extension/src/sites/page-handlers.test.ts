import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, type FoundText } from "../contracts/page.ts";
import type { PageSettings } from "../contracts/page-settings.ts";
import type { DialResult } from "../contracts/worker.ts";
import { fakeSenders, sendAs } from "../messaging/fake-senders.ts";
import { serve } from "../messaging/serve.ts";
import { createPageHandlers, type PageHost } from "./page-handlers.ts";

const crm = "https://crm.example";
const shop = "https://shop.example";
const number = "+442079460126";
const record = { module: "Leads", id: "1" };

const host = {
  kindOfSite: vi.fn<PageHost["kindOfSite"]>(),
  onScript: vi.fn<PageHost["onScript"]>(),
  bringMenu: vi.fn<PageHost["bringMenu"]>(),
  pageSettings: vi.fn<PageHost["pageSettings"]>(),
  homeCountries: vi.fn<PageHost["homeCountries"]>(),
  liveNumber: vi.fn<PageHost["liveNumber"]>(),
  dial: vi.fn<PageHost["dial"]>(),
  handOver: vi.fn<PageHost["handOver"]>(),
  remind: vi.fn<PageHost["remind"]>(),
  hide: vi.fn<PageHost["hide"]>(),
  reportHealth: vi.fn<PageHost["reportHealth"]>(),
  now: () => Date.UTC(2026, 0, 15, 21, 40),
};

const pageSettings: PageSettings = {
  mode: "these-sites",
  sites: [shop],
  blockedSites: [],
  freeText: true,
  hidden: { numbers: [], fields: [] },
};

beforeEach(() => {
  vi.resetAllMocks();
  host.kindOfSite.mockImplementation(async (origin) =>
    origin === crm ? "crm" : origin === shop ? "site" : undefined,
  );
  host.pageSettings.mockResolvedValue(pageSettings);
  host.homeCountries.mockResolvedValue({ organisation: "GB" });
  host.liveNumber.mockResolvedValue(number);
  host.dial.mockResolvedValue({
    result: "dialing",
    callId: "0192f0c0-0000-7000-8000-000000000001",
  });
  host.remind.mockResolvedValue("Ringback reminds you at 15:20.");
  serve(page, createPageHandlers(host));
});

function ask(origin: string, command: string, input?: object): Promise<unknown> {
  return sendAs(fakeSenders.contentScript(origin), { to: "page", command, input });
}

const ok = (value: unknown) => ({ ok: true, value });
const click = { number, extension: null, record };
const notHere = ok({ message: "Ringback is not switched on for this site." });

describe("a click on a CRM page", () => {
  it("dials", async () => {
    await expect(ask(crm, "dial", { ...click, extension: "204" })).resolves.toEqual(
      ok({ message: null }),
    );
    expect(host.dial).toHaveBeenCalledExactlyOnceWith({ number, extension: "204", record });
    expect(host.handOver).not.toHaveBeenCalled();
  });

  it.each<[DialResult, string]>([
    [
      { result: "refused", title: "You are signed out", detail: "Sign in to make calls." },
      "You are signed out. Sign in to make calls.",
    ],
    [
      { result: "warned", title: "It is 23:10 there", warnings: ["quiet-hours"] },
      "It is 23:10 there. Open Ringback to call anyway.",
    ],
  ])("says why there is no call", async (result, message) => {
    host.dial.mockResolvedValue(result);
    await expect(ask(crm, "dial", click)).resolves.toEqual(ok({ message }));
  });
});

describe("a click on another site", () => {
  it("only shows the number on the phone, without what the site says of records", async () => {
    await expect(ask(shop, "dial", { ...click, extension: "204#" })).resolves.toEqual(
      ok({ message: "Ringback shows this number now. Press Call there." }),
    );
    expect(host.dial).not.toHaveBeenCalled();
    expect(host.handOver).toHaveBeenCalledExactlyOnceWith({
      what: "call",
      number,
      extension: "204#",
      record: null,
      name: null,
    });
  });

  it("keeps no record and no name in a reminder", async () => {
    const wish = { ...click, name: "Ana", when: "in-an-hour" };
    await ask(shop, "callLater", wish);
    expect(host.remind.mock.lastCall?.[0]).toMatchObject({ record: null, name: null });
  });
});

describe.each([
  "https://evil.example",
  "https://crm.example.evil.example",
  "http://crm.example",
  "https://crm.example:8443",
  "null",
])("a page of %s", (origin) => {
  it.each([
    ["dial", click],
    ["text", { number, record }],
    ["callLater", { ...click, name: null, when: "in-an-hour" }],
    ["hide", { what: "number", number, field: "" }],
  ])("gets no %s, whatever it says", async (command, input) => {
    await expect(ask(origin, command, { ...input, origin: crm })).resolves.toEqual(notHere);
    for (const act of [host.dial, host.handOver, host.remind, host.hide])
      expect(act).not.toHaveBeenCalled();
  });

  it.each([
    ["settings", undefined],
    ["readNumbers", { beside: [], texts: [{ text: number, place: "phone", field: "" }] }],
    ["describeNumber", { found: { text: number, place: "phone", field: "" }, number }],
    ["reportHealth", { view: "x", unusable: ["Mobile"] }],
  ])("gets no answer to %s", async (command, input) => {
    await expect(ask(origin, command, input)).resolves.toMatchObject({
      ok: false,
      code: "not-here",
    });
    expect(host.reportHealth).not.toHaveBeenCalled();
  });
});

it("does not take the extension's own pages for a CRM page", async () => {
  const message = { to: "page", command: "dial", input: click };
  await expect(sendAs(fakeSenders.extensionPage, message)).resolves.toEqual(notHere);
});

it("acts on nothing that is no phone number", async () => {
  for (const bad of ["<b>Call us</b>", "12", "tel:+442079460126"])
    await expect(ask(shop, "dial", { ...click, number: bad })).resolves.toEqual(
      ok({ message: "This is not a phone number." }),
    );
  expect(host.handOver).not.toHaveBeenCalled();
});

it("hands a text to the phone's screen, with the record of a CRM page", async () => {
  await expect(ask(crm, "text", { number, record })).resolves.toEqual(
    ok({ message: "Ringback shows this number now, with a link to this computer’s texting app." }),
  );
  expect(host.handOver.mock.lastCall?.[0]).toMatchObject({ what: "text", number, record });
});

it("keeps a reminder and says when it comes", async () => {
  const wish = { ...click, name: "Ana Carvalho", when: "in-an-hour" };
  await expect(ask(crm, "callLater", wish)).resolves.toEqual(
    ok({ message: "Ringback reminds you at 15:20." }),
  );
  expect(host.remind).toHaveBeenCalledExactlyOnceWith(wish);
});

it("answers how a page should behave, and remembers that it asked", async () => {
  await expect(ask(shop, "settings")).resolves.toEqual(ok({ freeText: true, liveNumber: number }));
  expect(host.onScript).toHaveBeenCalledExactlyOnceWith(shop, "site");
});

describe("reading", () => {
  const texts = (...all: string[]): FoundText[] =>
    all.map((text) => ({ text, place: "phone", field: "phone_work" }));
  const read = (origin: string, found: FoundText[]) =>
    ask(origin, "readNumbers", { texts: found, beside: [] });

  it("answers a batch in order", async () => {
    await expect(
      read(crm, texts("020 7946 0126", "n/a", "+1 646 555 0177 ext 204")),
    ).resolves.toEqual(
      ok({
        numbers: [
          [
            {
              number,
              international: "+44 20 7946 0126",
              extension: null,
              takesTexts: false,
            },
          ],
          [],
          [
            {
              number: "+16465550177",
              international: "+1 646 555 0177 ext. 204",
              extension: "204",
              takesTexts: true,
            },
          ],
        ],
      }),
    );
  });

  it("leaves out what the agent hid: a number anywhere, a field on its site", async () => {
    const hidden = { numbers: [number], fields: [{ origin: crm, field: "phone_work" }] };
    host.pageSettings.mockResolvedValue({ ...pageSettings, hidden });
    const found = texts("020 7946 0126; 020 7946 0127");
    await expect(read(crm, found)).resolves.toEqual(ok({ numbers: [[]] }));
    await expect(read(shop, found)).resolves.toMatchObject(
      ok({ numbers: [[{ number: "+442079460127" }]] }),
    );
  });

  it("says how a number was read", async () => {
    const found = { text: "07700 900123", place: "phone", field: "phone_mobile", country: "UK" };
    const asked = ask(crm, "describeNumber", { found, number: "+447700900123" });
    await expect(asked).resolves.toMatchObject({
      value: { words: expect.stringMatching(/^Read as a UK mobile, from the record’s country\. /) },
    });
    const other = ask(crm, "describeNumber", { found, number: "+33199001234" });
    await expect(other).resolves.toMatchObject({
      value: { words: expect.stringContaining("written like other numbers on the page") },
    });
  });
});

describe("hiding", () => {
  it("hides a number, or a field of the sender's site", async () => {
    await ask(crm, "hide", { what: "number", number, field: "phone_work" });
    await ask(crm, "hide", { what: "field", number, field: "phone_work" });
    expect(host.hide.mock.calls.map(([thing]) => thing)).toEqual([
      { what: "number", number },
      { what: "field", origin: crm, field: "phone_work" },
    ]);
  });

  it("hides no field without a name", async () => {
    await expect(ask(crm, "hide", { what: "field", number, field: "" })).resolves.toEqual(
      ok({ message: "This place has no name to remember. Hide the number instead." }),
    );
    expect(host.hide).not.toHaveBeenCalled();
  });
});

it("passes on how a page is, with its origin", async () => {
  await expect(
    ask(crm, "reportHealth", { view: "Leads detail", unusable: ["Mobile"] }),
  ).resolves.toEqual(ok(null));
  expect(host.reportHealth).toHaveBeenCalledExactlyOnceWith({
    origin: crm,
    view: "Leads detail",
    unusable: ["Mobile"],
  });
});
