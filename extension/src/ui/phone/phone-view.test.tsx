import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { CodedError } from "../../messaging/coded-error.ts";
import { callId, idle, liveCall } from "../../testing/fake-calls.ts";
import { serveFakes, setHidden, showPage, signedIn, tell } from "../fake-ringback.tsx";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { PhoneView } from "./phone-view.tsx";

function showPhone(fakes: Parameters<typeof serveFakes>[0] = {}) {
  const asked = serveFakes(fakes);
  showPage(<PhoneView inPanel={false} />);
  return asked;
}

it("asks for the next step of set-up while nobody is signed in", async () => {
  showPhone({
    setup: {
      serverOrigin: "https://calls.example",
      me: null,
      crmOrigins: [],
      country: null,
      screenPop: "on-answer",
    },
  });
  expect(await screen.findByRole("heading", { name: "Set up your phone" })).toBeTruthy();
  expect(screen.getByText("Not connected")).toBeTruthy();
  expect(screen.getByText("calls.example")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Sign in with SuiteCRM" })).toBeTruthy();
});

it.each([
  ["denied", "Your browser blocked the microphone"],
  ["prompt", "One thing is left: your microphone"],
  ["missing", "No microphone found"],
] as const)("says what to do when the microphone is %s", async (microphone, title) => {
  showPhone({ snapshot: { microphone, line: "microphone-blocked" } });
  expect(await screen.findByRole("heading", { name: title })).toBeTruthy();
  expect(screen.getByText("Can’t call")).toBeTruthy();
});

it("shows the dial field and whom it calls as when the line is ready", async () => {
  showPhone();
  expect(await screen.findByRole("textbox", { name: "Phone number" })).toBeTruthy();
  expect(screen.getByText("Line ready")).toBeTruthy();
  expect(screen.getByText("+1 212 555 0142")).toBeTruthy();
  expect(await screen.findByText(/No calls yet/)).toBeTruthy();
});

it("says that no call is possible while the line is lost", async () => {
  showPhone({ snapshot: { line: "lost" } });
  expect(await screen.findByText("The line is lost")).toBeTruthy();
});

it("keeps what works only after the answer in its place, with the reason", async () => {
  showPhone({ snapshot: { call: liveCall({ state: "ringing", connectedAt: null }) } });
  expect(await screen.findByText("Ringing")).toBeTruthy();
  const keypad = screen.getByRole("button", { name: "Keypad" });
  expect(keypad.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByRole("button", { name: "Hang up" })).toBeTruthy();
});

it("follows the call from ringing to the note after it", async () => {
  const asked = showPhone({
    snapshot: { call: liveCall({ state: "ringing", connectedAt: null }) },
  });
  await screen.findByText("Ringing");
  tell({ rev: 2, call: liveCall() });
  expect(await screen.findByText("Connected")).toBeTruthy();
  expect(screen.getByRole("status").textContent).toBe("Connected with Ana Carvalho");
  const link = screen.getByRole("link", { name: /Ana Carvalho/ });
  expect(link.getAttribute("href")).toContain("record=c1");
  expect(screen.getByText("Contact · Head of Projects")).toBeTruthy();

  const endedAt = Date.now();
  const times = { connectedAt: endedAt - 65_000, endedAt };
  tell({ rev: 3, call: liveCall({ state: "ended", outcome: "answered", ...times }) });
  expect(await screen.findByText(/Call ended · 01:05/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Done" }));
  await expect.poll(() => asked.dismiss.mock.calls.at(0)?.[0]).toEqual({ callId });
});

it("drops a snapshot older than the one it shows", async () => {
  showPhone({ snapshot: { rev: 5, call: liveCall() } });
  await screen.findByText("Connected");
  tell({ rev: 4, call: null });
  tell({ rev: 6, line: "lost", call: liveCall({ quality: "poor" }) });
  expect(await screen.findByText("Your network is dropping sound")).toBeTruthy();
});

it("draws nothing while nobody sees it, and the newest once somebody does", async () => {
  let newest = { ...idle, rev: 5, call: liveCall() };
  showPhone({ engine: { snapshot: () => newest } });
  await screen.findByText("Connected");
  setHidden(true);
  newest = { ...newest, rev: 6, call: liveCall({ quality: "poor" }) };
  tell(newest);
  await new Promise((resolve) => setTimeout(resolve));
  expect(screen.queryByText("Your network is dropping sound")).toBeNull();
  setHidden(false);
  expect(await screen.findByText("Your network is dropping sound")).toBeTruthy();
});

it.each<[string, Partial<LiveCall>]>([
  ["Ana Carvalho’s line was busy", { outcome: "busy" }],
  ["Ana Carvalho did not answer", { outcome: "no-answer" }],
  ["Ana Carvalho declined the call", { outcome: "rejected" }],
  ["You hung up before an answer", { outcome: "cancelled" }],
  ["The call to Ana Carvalho did not go through", { outcome: "failed" }],
  ["Your microphone did not work", { ending: "microphone" }],
  ["The call could not leave this computer", { ending: "connection" }],
  ["The phone server could not set up the call", { ending: "server" }],
  ["This call was no longer allowed", { ending: "not-allowed" }],
  ["The call ended", {}],
])("says “%s” and offers to call again", async (title, ending) => {
  const call = liveCall({ state: "ended", connectedAt: null, endedAt: Date.now(), ...ending });
  const asked = showPhone({ snapshot: { call } });
  expect(await screen.findByRole("heading", { name: title })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Call again" }));
  await expect
    .poll(() => asked.dial.mock.calls.at(0)?.[0])
    .toEqual({ number: "+14155550151", record: { module: "Contacts", id: "c1" } });
});

it("shows a call that goes on even before it knows who is signed in", async () => {
  showPhone({
    snapshot: { call: liveCall() },
    worker: { setup: () => new Promise(() => undefined) },
  });
  expect(await screen.findByRole("button", { name: "Hang up" })).toBeTruthy();
});

it("says so when the worker does not answer, and asks again", async () => {
  let answers = 0;
  showPhone({
    worker: {
      setup: () => {
        answers += 1;
        if (answers === 1) throw new CodedError("asleep", "The worker sleeps");
        return signedIn;
      },
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("textbox", { name: "Phone number" })).toBeTruthy();
});

it("says that the phone is starting while the engine is silent, until it speaks", async () => {
  showPhone({ engine: { snapshot: () => Promise.reject(new CodedError("no-reply", "Nobody")) } });
  expect(await screen.findByText("The phone is starting")).toBeTruthy();
  tell({ ...idle, rev: 1 });
  expect(await screen.findByText("Line ready")).toBeTruthy();
  expect(screen.queryByText("The phone is starting")).toBeNull();
});
