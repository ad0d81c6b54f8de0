import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import type { Handover } from "../../contracts/handover.ts";
import type { Reminder } from "../../contracts/reminder.ts";
import { ana, callId } from "../../testing/fake-calls.ts";
import { serveFakes, showPage, signedIn } from "../fake-ringback.tsx";
import { PhoneView } from "../phone/phone-view.tsx";

const handover: Handover = {
  what: "call",
  number: "+442079460126",
  extension: "204",
  record: ana.record,
  name: ana.name,
};

const hand = (handed: Partial<Handover> = {}) =>
  browser.storage.session.set({ handover: { ...handover, ...handed } });
const field = () => screen.findByRole<HTMLInputElement>("textbox", { name: "Phone number" });
const call = () => fireEvent.submit(screen.getByRole("form", { name: "Call a number" }));

function open(fakes: Parameters<typeof serveFakes>[0] = {}) {
  const asked = serveFakes(fakes);
  showPage(<PhoneView inPanel={false} />);
  return asked;
}

describe("a number that was handed over", () => {
  it("stands in the dial field, and is called only when the agent presses Call", async () => {
    await hand();
    const asked = open();
    await waitFor(async () => expect((await field()).value).toBe("+44 20 7946 0126 ext. 204"));
    expect(screen.getByText(/^Calls Ana Carvalho · United Kingdom, landline · /)).toBeTruthy();
    expect(asked.dial).not.toHaveBeenCalled();
    call();
    await waitFor(() =>
      expect(asked.dial.mock.calls.at(0)?.[0]).toEqual({
        number: "+442079460126",
        extension: "204",
        record: ana.record,
      }),
    );
  });

  it("appears in a view that is open already, also the same number twice", async () => {
    open();
    await field();
    await hand({ extension: null });
    await waitFor(async () => expect((await field()).value).toBe("+44 20 7946 0126"));
    fireEvent.change(await field(), { target: { value: "" } });
    await hand({ extension: null });
    await waitFor(async () => expect((await field()).value).toBe("+44 20 7946 0126"));
  });

  it("shows once: the next view starts empty", async () => {
    await hand();
    open();
    await waitFor(async () => expect((await field()).value).not.toBe(""));
    await expect(browser.storage.session.get("handover")).resolves.toEqual({});
  });

  it("is nobody's any more once it is changed", async () => {
    await hand({ extension: null });
    const asked = open();
    await waitFor(async () => expect((await field()).value).not.toBe(""));
    fireEvent.change(await field(), { target: { value: "+442079460127" } });
    call();
    await waitFor(() =>
      expect(asked.dial.mock.calls.at(0)?.[0]).toEqual({ number: "+442079460127" }),
    );
  });

  it("goes to this computer's texting app when it is for a text", async () => {
    await hand({ what: "text" });
    open();
    const link = await screen.findByRole("link", { name: "Open the texting app" });
    expect(link.getAttribute("href")).toBe("sms:+442079460126");
    expect(screen.getByText("Text Ana Carvalho, +44 20 7946 0126")).toBeTruthy();
    expect((await field()).value).toBe("");
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.queryByRole("link", { name: "Open the texting app" })).toBeNull();
  });
});

it("plays a message that was handed over, until it is closed", async () => {
  const message = { what: "listen", callId, name: ana.name };
  await browser.storage.session.set({ handover: message });
  const voicemails = vi.fn<(input: { callIds: string[] }) => []>(() => []);
  open({ worker: { voicemails } });
  const heading = { name: "Voicemail from Ana Carvalho" };
  expect(await screen.findByRole("heading", heading)).toBeTruthy();
  expect(await screen.findByText("The message is on its way from Twilio.")).toBeTruthy();
  expect(voicemails.mock.calls[0]?.[0]).toEqual({ callIds: [callId] });
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("heading", heading)).toBeNull();
});

it("reads numbers without country code in the country the agent chose", async () => {
  open({ setup: { ...signedIn, country: "GB" } });
  expect(await screen.findByRole("button", { name: /^Country: United Kingdom/ })).toBeTruthy();
});

describe("calls for later", () => {
  const later: Reminder = {
    id: "r1",
    number: "+442079460126",
    extension: "204",
    record: ana.record,
    name: ana.name,
    at: Date.now() - 60_000,
    told: true,
  };
  let reminders: Reminder[];
  let removed: string[];

  beforeEach(() => {
    reminders = [
      later,
      { ...later, id: "r2", name: null, at: Date.now() + 3_600_000, told: false },
    ];
    removed = [];
  });

  const openWithReminders = (fakes: Parameters<typeof serveFakes>[0] = {}) =>
    open({
      worker: {
        reminders: () => reminders,
        async removeReminder({ id }) {
          removed.push(id);
          reminders = reminders.filter((one) => one.id !== id);
          await browser.storage.local.set({ reminders });
        },
        ...fakes.worker,
      },
    });

  it("are listed with their time until they are removed", async () => {
    openWithReminders();
    expect(await screen.findByText(/^Due since .* · \+44 20 7946 0126$/)).toBeTruthy();
    expect(screen.getByText(/^(At|\w+ \d+ \w+,|\w+, \w+ \d+,) ?\d\d:\d\d/)).toBeTruthy();
    fireEvent.click(
      screen.getByRole("button", { name: "Remove the reminder for +44 20 7946 0126" }),
    );
    await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(1));
    expect(removed).toEqual(["r2"]);
  });

  it("go from the list when their call begins", async () => {
    const asked = openWithReminders();
    fireEvent.click(await screen.findByRole("button", { name: "Call Ana Carvalho" }));
    await waitFor(() => expect(removed).toEqual(["r1"]));
    expect(asked.dial.mock.calls.at(0)?.[0]).toEqual({
      number: "+442079460126",
      extension: "204",
      record: ana.record,
    });
  });

  it("stay when there is a reason to wait", async () => {
    const asked = openWithReminders();
    asked.dial.mockReturnValue({ result: "warned", warnings: ["quiet-hours"], title: "Late" });
    fireEvent.click(await screen.findByRole("button", { name: "Call Ana Carvalho" }));
    expect(await screen.findByText("Late")).toBeTruthy();
    expect(removed).toEqual([]);
  });

  it("take no room without any", async () => {
    reminders = [];
    openWithReminders();
    await screen.findByText(/No calls yet/);
    expect(screen.queryByRole("heading", { name: "Call later" })).toBeNull();
  });
});

it("says that a CRM's phone fields cannot be read, until they can", async () => {
  let views = [
    { origin: "https://crm.example", view: "Leads detail", unusable: ["Mobile", "Office Phone"] },
  ];
  open({ worker: { sickViews: () => views } });
  expect(await screen.findByText("Some phone fields cannot be read")).toBeTruthy();
  expect(
    screen.getByText(/^On crm\.example: “Leads detail”, Mobile, Office Phone\. Your CRM may/),
  ).toBeTruthy();
  views = [];
  await browser.storage.local.set({ pageHealth: [] });
  await waitFor(() => expect(screen.queryByText(/cannot be read/)).toBeNull());
});
