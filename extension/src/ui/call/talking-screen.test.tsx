import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { NoteDraft, noteDraftKey } from "../../contracts/note-draft.ts";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { callId, liveCall } from "../../testing/fake-calls.ts";
import { serveFakes, showPage, tell } from "../fake-ringback.tsx";
import { PhoneView } from "../phone/phone-view.tsx";

afterEach(() => vi.useRealTimers());

async function talk(changes: Partial<LiveCall> = {}) {
  const asked = serveFakes({ snapshot: { call: liveCall(changes) } });
  showPage(<PhoneView inPanel={false} />);
  await screen.findByRole("button", { name: "Hang up" });
  return asked;
}

const press = (key: string) => fireEvent.keyDown(document.body, { key });

it("counts from the moment both sides were connected", async () => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"], shouldAdvanceTime: true });
  await talk({ connectedAt: Date.now() - 3_599_000 });
  expect(screen.getByRole("timer").textContent).toBe("59:59");
  act(() => void vi.advanceTimersByTime(131_000));
  expect(screen.getByRole("timer").textContent).toBe("1:02:10");
});

it("hangs up this call", async () => {
  const asked = await talk();
  fireEvent.click(screen.getByRole("button", { name: "Hang up" }));
  await waitFor(() => expect(asked.hangUp.mock.calls.at(0)?.[0]).toEqual({ callId }));
});

it("says muted on the button, the chip and the banner, and unmutes from each hand", async () => {
  const asked = await talk();
  fireEvent.click(screen.getByRole("button", { name: "Mute" }));
  await waitFor(() =>
    expect(asked.setMuted.mock.calls.at(0)?.[0]).toEqual({ callId, muted: true }),
  );
  tell({ rev: 2, call: liveCall({ muted: true }) });
  const button = await screen.findByRole("button", { name: "Muted" });
  expect(button.getAttribute("aria-pressed")).toBe("true");
  expect(screen.getAllByText("Muted")).toHaveLength(2);
  expect(screen.getByText("Ana can’t hear you.")).toBeTruthy();
  press("m");
  await waitFor(() => expect(asked.setMuted.mock.lastCall?.[0]).toEqual({ callId, muted: false }));
});

it("sends digits from the keyboard, by pressing and by pasting, in their order", async () => {
  const asked = await talk();
  press("2");
  const keypad = await screen.findByRole("region", { name: "Keypad" });
  fireEvent.click(screen.getByRole("button", { name: "Hash" }));
  fireEvent.paste(keypad, { clipboardData: { getData: () => "12 34,x" } });
  await waitFor(() =>
    expect(asked.sendDigits.mock.calls.map(([{ digits }]) => digits)).toEqual(["2", "#", "1234w"]),
  );
  expect(screen.getByRole("button", { name: "Hang up" })).toBeTruthy();
});

it("opens the keypad in the place of the notes with K, and goes back to them with N", async () => {
  await talk();
  press("k");
  expect(await screen.findByRole("region", { name: "Keypad" })).toBeTruthy();
  expect(screen.queryByRole("textbox", { name: "Notes" })).toBeNull();
  press("n");
  const notes = await screen.findByRole("textbox", { name: "Notes" });
  await waitFor(() => expect(document.activeElement).toBe(notes));
});

it("leaves letters alone while a note is typed", async () => {
  const asked = await talk();
  fireEvent.keyDown(screen.getByRole("textbox", { name: "Notes" }), { key: "m" });
  fireEvent.keyDown(screen.getByRole("textbox", { name: "Notes" }), { key: "1" });
  press("2");
  await waitFor(() => expect(asked.sendDigits).toHaveBeenCalledOnce());
  expect(asked.setMuted).not.toHaveBeenCalled();
});

it("keeps the note on each input, with a rising version, and says when it is saved", async () => {
  const kept = async () =>
    NoteDraft.parse((await browser.storage.local.get(noteDraftKey(callId)))[noteDraftKey(callId)]);
  let saved = false;
  serveFakes({
    snapshot: { call: liveCall() },
    worker: { noteDraft: () => ({ text: "", saved }) },
  });
  showPage(<PhoneView inPanel={false} />);
  const notes = await screen.findByRole("textbox", { name: "Notes" });

  fireEvent.change(notes, { target: { value: "Wants" } });
  await waitFor(async () => expect(await kept()).toMatchObject({ text: "Wants" }));
  const { version } = await kept();
  fireEvent.change(notes, { target: { value: "Wants 14" } });
  fireEvent.change(notes, { target: { value: "Wants 14 windows" } });
  await waitFor(async () => expect(await kept()).toMatchObject({ text: "Wants 14 windows" }));
  expect((await kept()).version).toBeGreaterThan(version);
  expect(screen.getByText("Kept here, sending")).toBeTruthy();

  saved = true;
  await browser.storage.local.set({ [`sent:${callId}`]: true });
  expect(await screen.findByText("Saved")).toBeTruthy();
});

it("shows what was typed before the popup was closed", async () => {
  await browser.storage.local.set({ [noteDraftKey(callId)]: { text: "Call Friday", version: 3 } });
  await talk();
  await waitFor(() =>
    expect(screen.getByRole("textbox", { name: "Notes" })).toHaveProperty("value", "Call Friday"),
  );
});

it("hands the note on before the key press is over, for the popup may close with the next one", async () => {
  await talk();
  const set = vi.spyOn(browser.storage.local, "set");
  fireEvent.change(screen.getByRole("textbox", { name: "Notes" }), { target: { value: "x" } });
  expect(set).toHaveBeenCalledOnce();
  expect(set.mock.calls[0]?.[0]).toMatchObject({ [noteDraftKey(callId)]: { text: "x" } });
});

it("says so when the browser cannot keep the note", async () => {
  await talk();
  vi.spyOn(browser.storage.local, "set").mockRejectedValue(new Error("disk full"));
  fireEvent.change(screen.getByRole("textbox", { name: "Notes" }), { target: { value: "x" } });
  expect((await screen.findByRole("alert")).textContent).toContain("Not kept");
});

it("changes the microphone during the call", async () => {
  const asked = await talk();
  fireEvent.click(screen.getByRole("button", { name: "Audio" }));
  fireEvent.click(await screen.findByRole("menuitemradio", { name: "Laptop microphone" }));
  await waitFor(() =>
    expect(asked.chooseMicrophone.mock.calls.at(0)?.[0]).toEqual({ id: "mic-2" }),
  );
});

it("keeps no notes of a test call", async () => {
  await talk({ test: true, person: null });
  expect(screen.getByText("Test line")).toBeTruthy();
  expect(screen.queryByRole("textbox", { name: "Notes" })).toBeNull();
});
