import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { CodedError } from "../../messaging/coded-error.ts";
import { caller, callId, idle, liveCall, ringing } from "../../testing/fake-calls.ts";
import { serveFakes, showPage, tell } from "../fake-ringback.tsx";
import { PhoneView } from "../phone/phone-view.tsx";

beforeEach(() => {
  fakeBrowser.reset();
});

const phone = <PhoneView inPanel={false} />;
const button = (name: string | RegExp) => screen.findByRole("button", { name });

it("says who rings, and answers", async () => {
  const asked = serveFakes({ snapshot: { incoming: [ringing()] } });
  showPage(phone);
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("Incoming call");
  expect(alert.textContent).toContain("Ana Carvalho");
  expect(alert.textContent).toContain("Contact · Head of Projects");
  expect(alert.textContent).toContain("+1 415 555 0151");
  fireEvent.click(await button("Answer Ana Carvalho"));
  await waitFor(() => expect(asked.answer.mock.calls[0]?.[0]).toEqual({ callId }));
});

it("shows whose they are, the last call, what is open, and who rings next", async () => {
  vi.spyOn(Date, "now").mockReturnValue(1_764_000_000_000);
  const now = Date.now();
  serveFakes({
    snapshot: { incoming: [ringing()] },
    worker: {
      caller: () => ({
        ...caller,
        owner: { name: "Maya Ortiz", isYou: true },
        lastContact: { at: now, direction: "outbound", talkSeconds: 300, note: "send new prices" },
        openFollowUp: { subject: "Quote 2026-118", dueAt: now + 3_600_000 },
        next: { step: "mobile", at: now + 14_000 },
        words: { from: "Tom Becker", text: "14 sash windows" },
      }),
    },
  });
  showPage(phone);
  expect(await screen.findByText("Contact, assigned to you")).toBeTruthy();
  expect(screen.getByText(/you called, 5 min: “send new prices”/)).toBeTruthy();
  expect(screen.getByText(/Quote 2026-118, due today/)).toBeTruthy();
  expect(screen.getByText("“14 sash windows”")).toBeTruthy();
  expect(screen.getByText("Your mobile rings in 14 s.")).toBeTruthy();
});

it("says so when nothing could be asked about the caller, and rings all the same", async () => {
  serveFakes({
    snapshot: { incoming: [ringing({ person: null })] },
    worker: { caller: () => Promise.reject(new CodedError("server-unreachable", "No server")) },
  });
  showPage(phone);
  expect(await screen.findByText("What the CRM knows about them did not load.")).toBeTruthy();
  expect(screen.getByRole("heading", { name: "+1 415 555 0151" })).toBeTruthy();
  expect(screen.getByText("Not in the CRM")).toBeTruthy();
});

it("declines, or sends to voicemail", async () => {
  const asked = serveFakes({ snapshot: { incoming: [ringing()] } });
  showPage(phone);
  fireEvent.click(await button("Decline Ana Carvalho"));
  await waitFor(() => expect(asked.decline).toHaveBeenCalledOnce());
  fireEvent.click(await button("Voicemail"));
  await waitFor(() =>
    expect(asked.decline.mock.calls.map(([input]) => input)).toEqual([
      { callId, goesTo: "next" },
      { callId, goesTo: "voicemail" },
    ]),
  );
});

it("declines and hands the number over to be texted", async () => {
  const asked = serveFakes({ snapshot: { incoming: [ringing()] } });
  showPage(phone);
  fireEvent.click(await button("Reply by SMS"));
  await waitFor(() => expect(asked.handOver).toHaveBeenCalledOnce());
  await waitFor(() => expect(asked.decline.mock.calls[0]?.[0]).toEqual({ callId, goesTo: "next" }));
  expect(asked.handOver.mock.calls[0]?.[0]).toMatchObject({
    what: "text",
    number: "+14155550151",
    name: "Ana Carvalho",
  });
});

it("answers and declines from the keyboard, without taking the focus", async () => {
  const asked = serveFakes({ snapshot: { incoming: [ringing()] } });
  showPage(phone);
  await button("Answer Ana Carvalho");
  expect(document.activeElement).toBe(document.body);
  fireEvent.keyDown(document.body, { key: "a" });
  await waitFor(() => expect(asked.answer).toHaveBeenCalledOnce());
  fireEvent.keyDown(document.body, { key: "d" });
  await waitFor(() => expect(asked.decline).toHaveBeenCalledOnce());
});

it("offers no text to somebody who hides their number", async () => {
  serveFakes({ snapshot: { incoming: [ringing({ number: "", person: null })] } });
  showPage(phone);
  expect(await screen.findByText("Someone who hides their number")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Reply by SMS" })).toBeNull();
});

it("says why a call could not be taken, and lets it ring", async () => {
  serveFakes({
    snapshot: { incoming: [ringing()] },
    engine: {
      answer: () => Promise.reject(new CodedError("call-over", "This call rings no longer")),
    },
  });
  showPage(phone);
  fireEvent.click(await button("Answer Ana Carvalho"));
  expect(await screen.findByText("This call rings no longer")).toBeTruthy();
});

it("rings over the note of the call before, and gives it back", async () => {
  const ended = liveCall({ callId: "0192f5a0-0000-7000-8000-000000000009", state: "ended" });
  serveFakes({ snapshot: { call: ended, incoming: [ringing()] } });
  showPage(phone);
  await button("Answer Ana Carvalho");
  tell({ rev: 2, call: ended });
  expect(await screen.findByRole("textbox", { name: "Note" })).toBeTruthy();
});

it.each([
  [{ declined: true }, "You declined Ana Carvalho"],
  [{}, "Ana Carvalho no longer rings here"],
  [{ ring: "stopped" }, "Ana Carvalho no longer rings here"],
  [{ ring: "answered" }, "You took the call from Ana Carvalho elsewhere"],
  [{ ring: "answered-elsewhere" }, "Someone else took the call from Ana Carvalho"],
  [{ ring: "missed", outcome: "missed" }, "You missed a call from Ana Carvalho"],
  [{ ring: "missed", outcome: "voicemail" }, "Ana Carvalho left a message"],
] as const)("says why it rings no longer: %j", async (how, title) => {
  const { number, person } = ringing();
  const stopped = {
    callId,
    number,
    person,
    at: Date.now(),
    declined: false,
    ring: null,
    outcome: null,
    voicemailSeconds: null,
  };
  const asked = serveFakes({ snapshot: { ...idle, stopped: { ...stopped, ...how } } });
  showPage(phone);
  expect(await screen.findByText(title)).toBeTruthy();
  fireEvent.click(await button("Close"));
  await waitFor(() => expect(asked.dismiss.mock.calls[0]?.[0]).toEqual({ callId }));
});
