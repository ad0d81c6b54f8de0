import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { CodedError } from "../../messaging/coded-error.ts";
import { callId, liveCall, ringing } from "../../testing/fake-calls.ts";
import { serveFakes, showPage } from "../fake-ringback.tsx";
import { PhoneView } from "../phone/phone-view.tsx";

const tomId = "0192f5a0-0000-7000-8000-0000000000bb";
const otherId = "0192f5a0-0000-7000-8000-000000000002";
const colleagues = [
  { agentId: tomId, name: "Tom Becker", state: "available" as const },
  { agentId: otherId, name: "Priya Raman", state: "on-call" as const },
];
const standing: NonNullable<LiveCall["live"]> = {
  callId,
  held: false,
  heldSince: null,
  transfer: null,
  recording: null,
};

beforeEach(() => {
  fakeBrowser.reset();
});

async function talk(
  live: Partial<typeof standing> = {},
  fakes: Parameters<typeof serveFakes>[0] = {},
) {
  const asked = serveFakes({
    ...fakes,
    snapshot: { call: liveCall({ live: { ...standing, ...live } }), ...fakes.snapshot },
    worker: { colleagues: () => ({ colleagues }), ...fakes.worker },
  });
  showPage(<PhoneView inPanel={false} />);
  await screen.findByRole("button", { name: /^Hang up/ });
  return asked;
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("holds, by button and by key", async () => {
  const asked = await talk();
  press("Hold");
  await waitFor(() => expect(asked.hold.mock.lastCall?.[0]).toEqual({ callId, held: true }));
  fireEvent.keyDown(document.body, { key: "h" });
  await waitFor(() => expect(asked.hold).toHaveBeenCalledTimes(2));
});

it("says on hold on the button, the chip and the banner, and goes on", async () => {
  const asked = await talk({ held: true, heldSince: Date.now() - 27_000 });
  expect(screen.getByRole("button", { name: "On hold" }).getAttribute("aria-pressed")).toBe("true");
  expect(screen.getAllByText("On hold")).toHaveLength(2);
  expect(screen.getByText("Ana hears music")).toBeTruthy();
  expect(screen.getByText(/On hold for 00:2[78]\. You can’t hear each other\./)).toBeTruthy();
  press("Go on");
  await waitFor(() => expect(asked.hold.mock.lastCall?.[0]).toEqual({ callId, held: false }));
});

it("says why a call could not be held", async () => {
  await talk({}, { engine: { hold: () => Promise.reject(new CodedError("x", "Not now")) } });
  press("Hold");
  expect(await screen.findByText("Not now")).toBeTruthy();
});

it("shows that it records, and pauses that", async () => {
  const asked = await talk({ recording: "recording" });
  expect(screen.getByText("REC")).toBeTruthy();
  press("Pause REC");
  await waitFor(() =>
    expect(asked.pauseRecording.mock.lastCall?.[0]).toEqual({ callId, paused: true }),
  );
});

it("offers no pause where nothing is recorded", async () => {
  await talk();
  expect(screen.queryByRole("button", { name: "Pause REC" })).toBeNull();
});

it("hands on to a colleague, who is spoken to first or not, with a word", async () => {
  const asked = await talk();
  press("Transfer");
  const panel = await screen.findByRole("region", { name: "Transfer Ana to" });
  fireEvent.change(within(panel).getByRole("textbox", { name: "Colleague or number" }), {
    target: { value: "beck" },
  });
  expect(within(panel).queryByText("Priya Raman")).toBeNull();
  fireEvent.click(await within(panel).findByRole("radio", { name: /Tom Becker/ }));
  fireEvent.change(within(panel).getByRole("textbox", { name: "What they should know" }), {
    target: { value: " 14 sash windows " },
  });
  press("Talk to Tom first");
  await waitFor(() =>
    expect(asked.transfer.mock.lastCall?.[0]).toEqual({
      callId,
      request: { to: { agentId: tomId }, how: "warm", words: "14 sash windows" },
    }),
  );
  press("Send Ana now");
  await waitFor(() => expect(asked.transfer.mock.lastCall?.[0].request.how).toBe("cold"));
});

it("gives the controls' place to the choice, and the focus back to where it came from", async () => {
  await talk();
  press("Transfer");
  const search = await screen.findByRole("textbox", { name: "Colleague or number" });
  expect(document.activeElement).toBe(search);
  expect(screen.queryByRole("group", { name: "Call controls" })).toBeNull();
  press("Close the transfer");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Transfer" }));
});

it("hands on to a number that is typed", async () => {
  const asked = await talk();
  press("Transfer");
  fireEvent.change(await screen.findByRole("textbox", { name: "Colleague or number" }), {
    target: { value: "(415) 555-0151" },
  });
  press("Send Ana now");
  await waitFor(() =>
    expect(asked.transfer.mock.lastCall?.[0].request).toEqual({
      to: { number: "+14155550151" },
      how: "cold",
    }),
  );
});

it("shows a transfer under way, finishes it, or takes the caller back", async () => {
  const asked = await talk({ transfer: { to: "Tom Becker", how: "warm", stage: "talking" } });
  expect(screen.getByText("You talk to Tom Becker")).toBeTruthy();
  press("Send Ana now");
  press("Take Ana back");
  await waitFor(() => expect(asked.finishTransfer).toHaveBeenCalledOnce());
  await waitFor(() => expect(asked.cancelTransfer).toHaveBeenCalledOnce());
});

it("shows a second call above the first, which stays", async () => {
  const asked = await talk(
    {},
    {
      snapshot: {
        call: liveCall(),
        incoming: [ringing({ callId: otherId, person: null, number: "+442079460126" })],
      },
    },
  );
  expect(screen.getByText("Second call")).toBeTruthy();
  press("Hold & answer +44 20 7946 0126");
  press("Decline +44 20 7946 0126");
  await waitFor(() => expect(asked.answer.mock.lastCall?.[0]).toEqual({ callId: otherId }));
  await waitFor(() =>
    expect(asked.decline.mock.lastCall?.[0]).toEqual({ callId: otherId, goesTo: "next" }),
  );
  expect(screen.getByRole("button", { name: "Hang up on Ana" })).toBeTruthy();
});

it("hangs up on whoever was put aside", async () => {
  const held = { callId: otherId, number: "+442079460126", person: null, returning: false };
  const asked = serveFakes({ snapshot: { held: [{ ...held, since: Date.now() }] } });
  showPage(<PhoneView inPanel={false} />);
  await screen.findByText(/On hold for/);
  press("Hang up on +44 20 7946 0126");
  await waitFor(() => expect(asked.hangUp.mock.lastCall?.[0]).toEqual({ callId: otherId }));
});

it("goes back to whoever was put aside", async () => {
  const held = { callId: otherId, number: "+442079460126", person: null, returning: false };
  const asked = serveFakes({ snapshot: { held: [{ ...held, since: Date.now() - 61_000 }] } });
  showPage(<PhoneView inPanel={false} />);
  expect(await screen.findByText(/On hold for 01:0[12]/)).toBeTruthy();
  press("Go back to +44 20 7946 0126");
  await waitFor(() =>
    expect(asked.hold.mock.lastCall?.[0]).toEqual({ callId: otherId, held: false }),
  );
});
