import { beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { browser } from "wxt/browser";
import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { idle } from "../testing/fake-calls.ts";
import { createLineNotifications } from "./line-notifications.ts";

const start = new Date(2026, 0, 15, 14, 2).getTime();
const fixMicrophone = vi.fn<() => Promise<void>>();
const showPhone = vi.fn<() => Promise<void>>();
let isOnline = true;
let isSettingUp = false;

/** A worker that has just woken up. */
const woken = () =>
  createLineNotifications({
    now: () => start,
    isOnline: () => isOnline,
    isSettingUp: () => Promise.resolve(isSettingUp),
    fixMicrophone,
    showPhone,
  });
const ready: PhoneSnapshot = { ...idle, line: "ready" };
const lost: PhoneSnapshot = { ...idle, line: "lost" };
const blocked: PhoneSnapshot = { ...idle, line: "microphone-blocked", microphone: "denied" };
const shown = async () => Object.keys(await browser.notifications.getAll());
const alarmTime = async () => (await browser.alarms.get("line:lost"))?.scheduledTime;
let create: MockInstance<typeof browser.notifications.create>;

beforeEach(() => {
  vi.clearAllMocks();
  create = vi.spyOn(browser.notifications, "create");
  isOnline = true;
  isSettingUp = false;
});

it.each([
  [blocked, "The microphone is blocked. Calls do not ring here until you allow it."],
  [
    { ...blocked, microphone: "missing" as const },
    "No microphone was found. Calls do not ring here until there is one.",
  ],
])("tells once that nobody can ring here, until it is mended", async (snapshot, message) => {
  await woken().follow(ready, snapshot);
  await woken().follow(snapshot, { ...snapshot, rev: 9 });
  expect(create).toHaveBeenCalledExactlyOnceWith(
    "line:microphone-blocked",
    expect.objectContaining({
      title: "You can’t be called in this browser",
      message,
      buttons: [{ title: "Fix it" }],
      requireInteraction: true,
    }),
  );
  await woken().follow(snapshot, ready);
  expect(await shown()).toEqual([]);
});

it("waits while set-up asks for the microphone, and tells whoever leaves it without", async () => {
  isSettingUp = true;
  await woken().follow(ready, blocked);
  await woken().onAlarm("minute", blocked);
  expect(create).not.toHaveBeenCalled();
  isSettingUp = false;
  await woken().onAlarm("minute", blocked);
  await woken().onAlarm("minute", blocked);
  expect(create).toHaveBeenCalledOnce();
});

it("leads to where the microphone is allowed", async () => {
  await woken().follow(undefined, blocked);
  await woken().onButton("line:microphone-blocked");
  await woken().onClicked("line:microphone-blocked");
  expect(fixMicrophone).toHaveBeenCalledTimes(2);
});

it.each([
  [true, /^The phone service is out of reach since (14:02|02:02 PM)\. Trying again\. /],
  [false, /^No internet since (14:02|02:02 PM)\. Trying again\. /],
])("tells of a line that stays away, online or not: %j", async (online, message) => {
  isOnline = online;
  await woken().follow(ready, lost);
  expect(await shown()).toEqual([]);
  expect(await alarmTime()).toBe(start + 30_000);
  await woken().follow(lost, lost);
  await woken().onAlarm("line:lost", lost);
  expect(create).toHaveBeenCalledExactlyOnceWith(
    "line:lost",
    expect.objectContaining({ title: "Line lost", message: expect.stringMatching(message) }),
  );
  await woken().onClicked("line:lost");
  expect(showPhone).toHaveBeenCalledOnce();
  await woken().follow(lost, ready);
  expect(await shown()).toEqual([]);
});

it("is silent about a line that comes back at once, and when somebody signs out", async () => {
  for (const next of [ready, { ...idle, line: "signed-out" as const }]) {
    await woken().follow(ready, lost);
    await woken().follow(lost, next);
    expect(await alarmTime()).toBeUndefined();
    // An alarm that was on its way already.
    await woken().onAlarm("line:lost", lost);
  }
  expect(create).not.toHaveBeenCalled();
});

it("leaves alarms, clicks and buttons of others alone", async () => {
  await woken().follow(ready, lost);
  await woken().onAlarm("minute", lost);
  await woken().onClicked("ring:1");
  await woken().onButton("ring:1");
  expect(create).not.toHaveBeenCalled();
  expect(fixMicrophone).not.toHaveBeenCalled();
  expect(showPhone).not.toHaveBeenCalled();
});
