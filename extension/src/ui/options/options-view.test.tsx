import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import type { HiddenThing, PageSettings } from "../../contracts/page-settings.ts";
import type { Setup } from "../../contracts/worker.ts";
import { pageSettings, serveFakes, showPage, signedIn } from "../fake-ringback.tsx";
import { OptionsView } from "./options-view.tsx";

let settings: PageSettings;
let setup: Setup;
const request = vi.fn<(wanted: { origins: string[] }) => Promise<boolean>>();
const chosen = vi.fn<(choice: object) => void>();
const shown = vi.fn<(thing: HiddenThing) => void>();

const noEvents = { addListener: () => undefined, removeListener: () => undefined };

beforeEach(() => {
  settings = pageSettings;
  setup = signedIn;
  request.mockReset().mockResolvedValue(true);
  chosen.mockReset();
  shown.mockReset();
  Object.assign(browser.permissions, {
    request,
    contains: async () => false,
    onAdded: noEvents,
    onRemoved: noEvents,
  });
  Object.assign(browser.runtime, { getManifest: () => ({ version: "1.2.3" }) });
});

async function change(next: Partial<PageSettings>): Promise<void> {
  settings = { ...settings, ...next };
  await browser.storage.local.set({ settings: { changed: crypto.randomUUID() } });
}

async function open(fakes: Parameters<typeof serveFakes>[0] = {}) {
  const asked = serveFakes({
    ...fakes,
    worker: {
      setup: () => setup,
      pageSettings: () => settings,
      chooseMode: ({ mode }) => change({ mode }),
      chooseFreeText: ({ freeText }) => change({ freeText }),
      chooseCountry: chosen,
      addSite: ({ list, origin }) => change({ [list]: [...settings[list], origin] }),
      removeSite: ({ list, origin }) =>
        change({ [list]: settings[list].filter((one) => one !== origin) }),
      unhide: shown,
      ...fakes.worker,
    },
  });
  showPage(<OptionsView />);
  await screen.findByRole("radio", { name: "CRM only" });
  return asked;
}

const mode = (name: string) => screen.getByRole<HTMLInputElement>("radio", { name });

it("shows who is signed in, under which number, and signs out", async () => {
  let out = 0;
  await open({ worker: { signOut: () => void (out += 1) } });
  expect(screen.getByText("Tom Becker")).toBeTruthy();
  expect(screen.getByText("calls.example · +1 212 555 0142")).toBeTruthy();
  expect(screen.getByText("Line ready")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Sign out" }));
  await waitFor(() => expect(out).toBe(1));
});

it("leads to set-up while nobody is signed in", async () => {
  setup = { ...signedIn, me: null, serverOrigin: null };
  await open();
  expect(screen.getByText("Nobody is signed in")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Set up" })).toBeTruthy();
});

it("chooses the microphone", async () => {
  const asked = await open();
  fireEvent.click(screen.getByRole("combobox", { name: "Microphone" }));
  fireEvent.click(await screen.findByRole("option", { name: "Laptop microphone" }));
  await waitFor(() => expect(asked.chooseMicrophone.mock.lastCall?.[0]).toEqual({ id: "mic-2" }));
});

it("says what is missing while the microphone is not allowed", async () => {
  await open({ snapshot: { microphone: "denied" } });
  expect(screen.getByText("The microphone is not allowed")).toBeTruthy();
  expect(screen.queryByRole("combobox", { name: "Microphone" })).toBeNull();
});

describe("show buttons on", () => {
  it("asks the browser for all sites before it says everywhere", async () => {
    request.mockResolvedValueOnce(false);
    await open();
    fireEvent.click(mode("Everywhere"));
    expect((await screen.findByRole("alert")).textContent).toContain("did not allow all sites");
    expect(settings.mode).toBe("crm-only");
    fireEvent.click(mode("Everywhere"));
    await waitFor(() => expect(mode("Everywhere").checked).toBe(true));
    expect(request).toHaveBeenLastCalledWith({ origins: ["http://*/*", "https://*/*"] });
  });

  it("lists these sites: each is asked for, and can be removed", async () => {
    await open();
    fireEvent.click(mode("These sites"));
    const field = await screen.findByRole("textbox", { name: "Address of a site" });
    const form = screen.getByRole("form", { name: "Sites with buttons" });
    fireEvent.change(field, { target: { value: "shop.example/contacts" } });
    fireEvent.submit(form);
    const list = await screen.findByRole("list", { name: "Sites with buttons" });
    expect(within(list).getByText("shop.example")).toBeTruthy();
    expect(request.mock.calls).toEqual([[{ origins: ["https://shop.example/*"] }]]);
    fireEvent.click(screen.getByRole("button", { name: "Remove shop.example" }));
    await waitFor(() => expect(settings.sites).toEqual([]));
  });

  it.each([
    ["our shop", "This is not a web address"],
    ["crm.example", "This is your CRM"],
  ])("takes no %s", async (typed, words) => {
    settings = { ...settings, mode: "these-sites" };
    await open();
    fireEvent.change(screen.getByRole("textbox", { name: "Address of a site" }), {
      target: { value: typed },
    });
    fireEvent.submit(screen.getByRole("form", { name: "Sites with buttons" }));
    expect((await screen.findByRole("alert")).textContent).toContain(words);
    expect(request).not.toHaveBeenCalled();
  });

  it("needs no permission for a site without buttons", async () => {
    settings = { ...settings, mode: "all-but-these" };
    await open();
    fireEvent.change(screen.getByRole("textbox", { name: "Address of a site" }), {
      target: { value: "bank.example" },
    });
    fireEvent.submit(screen.getByRole("form", { name: "Sites without buttons" }));
    await waitFor(() => expect(settings.blockedSites).toEqual(["https://bank.example"]));
    expect(request).not.toHaveBeenCalled();
  });

  it("gives a permission back that no choice needs", async () => {
    const remove = vi.fn<(wanted: object) => Promise<boolean>>().mockResolvedValue(true);
    Object.assign(browser.permissions, { contains: async () => true, remove });
    await open();
    fireEvent.click(await screen.findByRole("button", { name: "Take it back" }));
    expect(remove.mock.lastCall?.[0]).toEqual({ origins: ["http://*/*", "https://*/*"] });
  });
});

it("chooses the country of numbers without one, or the organisation's", async () => {
  setup = { ...signedIn, country: "GB" };
  await open();
  const field = screen.getByRole<HTMLInputElement>("combobox", {
    name: "Country for numbers without one",
  });
  expect(field.value).toBe("United Kingdom +44");
  fireEvent.click(field);
  // By text: finding one of 250 options by role takes seconds here.
  fireEvent.click(await screen.findByText("Your organisation’s: United States +1"));
  await waitFor(() => expect(chosen.mock.lastCall?.[0]).toEqual({ country: null }));
});

it("finds numbers in descriptions only when asked to", async () => {
  await open();
  const choice = screen.getByRole<HTMLInputElement>("switch", {
    name: "Find numbers in descriptions",
  });
  expect(choice.checked).toBe(false);
  fireEvent.click(choice);
  await waitFor(() => expect(choice.checked).toBe(true));
});

it("lists what is hidden, each with its way back", async () => {
  settings = {
    ...settings,
    hidden: {
      numbers: ["+442079460126"],
      fields: [{ origin: "https://crm.example", field: "phone_other" }],
    },
  };
  await open();
  fireEvent.click(screen.getByRole("button", { name: "Undo: +44 20 7946 0126" }));
  fireEvent.click(screen.getByRole("button", { name: "Undo: phone_other on crm.example" }));
  await waitFor(() => expect(shown).toHaveBeenCalled());
  expect(shown.mock.calls[0]?.[0]).toEqual({ what: "number", number: "+442079460126" });
});

it("says which version it is", async () => {
  await open();
  expect(screen.getByText("1.2.3")).toBeTruthy();
});
