import { fireEvent, screen, waitFor } from "@testing-library/react";
import type { Recording } from "@ringback/shared/recording";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { CodedError } from "../../messaging/coded-error.ts";
import { callId } from "../../testing/fake-calls.ts";
import { serveFakes, showPage } from "../fake-ringback.tsx";
import { Voicemail } from "./voicemail.tsx";

const address = "data:audio/mpeg;base64,SUQz";
const play = vi.spyOn(HTMLMediaElement.prototype, "play");
const pause = vi.spyOn(HTMLMediaElement.prototype, "pause");

beforeEach(() => {
  vi.clearAllMocks();
  play.mockImplementation(function begin(this: HTMLMediaElement) {
    this.dispatchEvent(new Event("play"));
    return Promise.resolve();
  });
  pause.mockImplementation(function stop(this: HTMLMediaElement) {
    this.dispatchEvent(new Event("pause"));
  });
});

function message(change: Partial<Recording> = {}): Recording {
  return {
    id: "0192f5a0-0000-7000-8000-000000000101",
    callId,
    kind: "voicemail",
    state: "stored",
    startedAt: 1,
    durationSeconds: 24,
    sizeBytes: 1,
    transcript: "Could you send the offer?",
    hold: false,
    ...change,
  };
}

function show(messages: Recording[], recordingSound = () => address) {
  serveFakes({ worker: { voicemails: () => messages, recordingSound } });
  return showPage(<Voicemail callIds={[callId]} name="Ana" />);
}

it("plays the message at once, with what was said, and pauses and goes on", async () => {
  const fetched = vi.fn<() => string>(() => address);
  const page = show([message()], fetched);
  expect(await screen.findByText("“Could you send the offer?”")).toBeTruthy();
  expect(screen.getByRole("region", { name: "Message from Ana" })).toBeTruthy();
  expect(screen.getByText("00:00 / 00:24")).toBeTruthy();
  fireEvent.click(await screen.findByRole("button", { name: "Pause the message" }));
  fireEvent.click(await screen.findByRole("button", { name: "Play the message" }));
  await screen.findByRole("button", { name: "Pause the message" });
  expect(fetched).toHaveBeenCalledOnce();
  expect((play.mock.contexts[0] as HTMLAudioElement).src).toBe(address);
  pause.mockClear();
  page.unmount();
  expect(pause).toHaveBeenCalledOnce();
});

it("goes to another place in the message by keyboard", async () => {
  show([message()]);
  const place = await screen.findByRole("slider", { name: "Place in the message" });
  fireEvent.keyDown(place, { key: "End" });
  await waitFor(() => expect(screen.getByText("00:24 / 00:24")).toBeTruthy());
  expect(place.getAttribute("aria-valuetext")).toBe("00:24 of 00:24");
});

it("plays only the latest of several by itself", async () => {
  show([message(), message({ id: "0192f5a0-0000-7000-8000-000000000102" })]);
  await screen.findByRole("button", { name: "Pause the message" });
  expect(screen.getAllByRole("button", { name: "Play the message" })).toHaveLength(1);
  expect(play).toHaveBeenCalledOnce();
});

it.each([
  ["deleted", "The message was deleted: its time was up."],
  ["failed", /Tell your admin/],
] as const)("says why there is nothing to hear: %s", async (state, words) => {
  show([message({ state })]);
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});

it("waits for a message that is on its way, and plays it when it is there", async () => {
  const found = vi
    .fn<() => Recording[]>()
    .mockReturnValueOnce([])
    .mockReturnValueOnce([message({ state: "waiting" })])
    .mockReturnValue([message()]);
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  serveFakes({ worker: { voicemails: found, recordingSound: () => address } });
  showPage(<Voicemail callIds={[callId]} name="Ana" />);
  for (const times of [1, 2]) {
    await vi.waitFor(() => expect(found).toHaveBeenCalledTimes(times));
    await screen.findByText("The message is on its way from Twilio.");
    await vi.advanceTimersByTimeAsync(3000);
  }
  await screen.findByRole("button", { name: "Pause the message" });
  expect(found).toHaveBeenCalledTimes(3);
});

it("says when the sound does not come, and can be tried again", async () => {
  const fetched = vi
    .fn<() => string>()
    .mockImplementationOnce(() => {
      throw new CodedError("server-unreachable", "No", { detail: "Check your internet." });
    })
    .mockReturnValue(address);
  show([message()], fetched);
  expect(await screen.findByText("The message cannot be heard")).toBeTruthy();
  expect(screen.getByText("Check your internet.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Play the message" }));
  await screen.findByRole("button", { name: "Pause the message" });
  expect(screen.queryByText("The message cannot be heard")).toBeNull();
});
