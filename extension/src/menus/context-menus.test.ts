import { beforeEach, describe, expect, it, vi } from "vitest";
import { browser, type Browser } from "wxt/browser";
import type { Handover } from "../contracts/handover.ts";
import type { PageSettings, HiddenThing, SiteKind } from "../contracts/page-settings.ts";
import { createContextMenus, createMenuActions } from "./context-menus.ts";
import { answerWhy } from "./why-questions.ts";

const crm = "https://crm.example";
const pointed = {
  found: { text: "07700 900123", place: "phone", field: "phone_mobile", country: "UK" },
  isKnownPlace: true,
};

const handOver = vi.fn<(handover: Handover) => Promise<void>>();
const hide = vi.fn<(thing: HiddenThing) => Promise<void>>();
const sendMessage = vi.fn<(tab: number, notice: object, options: object) => Promise<unknown>>();
const createWindow = vi.fn<(options: { url: string }) => Promise<void>>();
const choose = createMenuActions({
  homeCountries: async () => ({ agent: "US" }),
  handOver,
  hide,
});

beforeEach(() => {
  for (const fake of [handOver, hide, createWindow]) fake.mockReset().mockResolvedValue();
  sendMessage.mockReset().mockRejectedValue(new Error("Receiving end does not exist."));
  Object.assign(browser.tabs, { sendMessage });
  Object.assign(browser.windows, { create: createWindow });
});

function click(menuItemId: string, more: object = {}): Promise<void> {
  const info = { menuItemId, pageUrl: `${crm}/index.php`, frameId: 2, editable: false, ...more };
  return choose(info, { id: 7 } as Browser.tabs.Tab);
}

let hidden: PageSettings["hidden"];
let kind: SiteKind | undefined;

/** What the window that opened last, or another one, shows. */
async function answer(place = -1) {
  const id = createWindow.mock.calls.at(place)?.[0].url.split("#")[1] ?? "";
  return answerWhy(id, {
    kindOfSite: async () => kind,
    homeCountries: async () => ({ agent: "US" }),
    pageSettings: async () => ({
      mode: "crm-only",
      sites: [],
      blockedSites: [],
      freeText: false,
      hidden,
    }),
  });
}

beforeEach(() => {
  hidden = { numbers: [], fields: [] };
  kind = "crm";
});

it("makes its items once, after those of the version before", async () => {
  const removeAll = vi.fn<() => Promise<void>>().mockResolvedValue();
  const create = vi.fn<(item: { id: string; title: string }) => void>();
  Object.assign(browser, { contextMenus: { removeAll, create } });
  await createContextMenus();
  expect(removeAll).toHaveBeenCalledOnce();
  expect(create.mock.calls.map(([{ title }]) => title)).toEqual([
    "Call “%s”",
    "Text “%s”",
    "Why is there (no) button here?",
    "Never this number",
    "Never here",
  ]);
});

describe("a selection", () => {
  it.each(["call", "text"] as const)(
    "is shown on the phone for %s, and not dialled",
    async (what) => {
      await click(what, { selectionText: " (212) 555-0134 ext. 77 " });
      expect(handOver).toHaveBeenCalledExactlyOnceWith({
        what,
        number: "+12125550134",
        extension: "77",
        record: null,
        name: null,
      });
    },
  );

  it("that is no number is explained", async () => {
    kind = undefined;
    await click("call", { selectionText: "11/22/2026" });
    expect(handOver).not.toHaveBeenCalled();
    await expect(answer()).resolves.toMatchObject({
      site: "off",
      text: "11/22/2026",
      numbers: [],
      refusal: "it is a date",
    });
  });
});

describe("why", () => {
  it("asks the frame that was clicked in, and says how it was read", async () => {
    sendMessage.mockResolvedValue(pointed);
    await click("why");
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith(
      7,
      { to: "page-pointed-at" },
      { frameId: 2 },
    );
    await expect(answer()).resolves.toMatchObject({
      origin: crm,
      site: "crm",
      field: "phone_mobile",
      isKnownPlace: true,
      refusal: null,
      numbers: [
        {
          number: "+447700900123",
          readAs: "a UK mobile",
          countryFrom: "from the record’s country",
          isInUse: false,
          isHidden: false,
        },
      ],
    });
  });

  it("follows what is hidden meanwhile", async () => {
    sendMessage.mockResolvedValue(pointed);
    await click("why");
    hidden = { numbers: ["+447700900123"], fields: [{ origin: crm, field: "phone_mobile" }] };
    await expect(answer()).resolves.toMatchObject({
      isFieldHidden: true,
      numbers: [{ isHidden: true }],
    });
  });

  it("says that Ringback is not switched on, and reads the selection", async () => {
    kind = undefined;
    await click("why", { selectionText: "+44 20 7946 0126" });
    await expect(answer()).resolves.toMatchObject({
      site: "off",
      isKnownPlace: false,
      numbers: [{ number: "+442079460126", reason: "it can be dialled as it is written" }],
    });
  });

  it("cannot say anything of a page that is none of the web", async () => {
    kind = undefined;
    await click("why", { pageUrl: "chrome://settings/" });
    await expect(answer()).resolves.toMatchObject({ site: "cannot", origin: "" });
  });

  it("takes a frame without an address for a part of its page", async () => {
    await click("why", { frameUrl: "about:srcdoc" });
    await expect(answer()).resolves.toMatchObject({ origin: crm });
    await click("why", { frameUrl: "https://frame.example/x" });
    await expect(answer()).resolves.toMatchObject({ origin: "https://frame.example" });
  });

  it("believes no nonsense from a page", async () => {
    sendMessage.mockResolvedValue({ found: "everything" });
    await click("why");
    await expect(answer()).resolves.toMatchObject({ text: "", isKnownPlace: false });
  });

  it("forgets the oldest questions", async () => {
    await click("why");
    for (let count = 0; count < 10; count += 1) await click("why");
    await expect(answer(0)).resolves.toBeNull();
    await expect(answer(1)).resolves.not.toBeNull();
  });
});

describe("never", () => {
  it("hides the number or the field that was pointed at", async () => {
    sendMessage.mockResolvedValue(pointed);
    await click("never-number");
    await click("never-field");
    expect(hide.mock.calls.map(([thing]) => thing)).toEqual([
      { what: "number", number: "+447700900123" },
      { what: "field", origin: crm, field: "phone_mobile" },
    ]);
  });

  it("explains where there is nothing to hide", async () => {
    await click("never-number");
    await click("never-field");
    expect(hide).not.toHaveBeenCalled();
    expect(createWindow).toHaveBeenCalledTimes(2);
  });
});
