import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import type { Handover } from "../contracts/handover.ts";
import { createReminders } from "./reminders.ts";

const start = new Date(2026, 0, 15, 14, 20).getTime();
const minute = 60_000;
const ana = {
  number: "+442079460126",
  extension: "12",
  record: { module: "Leads", id: "1" },
  name: "Ana Carvalho",
};

let now: number;
let reminders: ReturnType<typeof createReminders>;
const handOver = vi.fn<(handover: Handover) => Promise<void>>();

beforeEach(() => {
  now = start;
  handOver.mockReset().mockResolvedValue();
  reminders = createReminders({ now: () => now, handOver });
});

const only = async () => {
  const [reminder, ...more] = await reminders.list();
  expect(more).toEqual([]);
  if (!reminder) throw new Error("no reminder");
  return { ...reminder, alarm: `reminder:${reminder.id}` };
};
const alarmTime = async (name: string) => (await browser.alarms.get(name))?.scheduledTime;
const shown = async () => Object.keys(await browser.notifications.getAll());

it.each([
  ["in-15-minutes", start + 15 * minute, /^Ringback reminds you at (14:35|02:35 PM)\.$/],
  ["in-an-hour", start + 60 * minute, /^Ringback reminds you at (15:20|03:20 PM)\.$/],
  [
    "tomorrow-morning",
    new Date(2026, 0, 16, 9, 0).getTime(),
    /^Ringback reminds you tomorrow at 09:00( AM)?\.$/,
  ],
] as const)("comes %s", async (when, at, words) => {
  await expect(reminders.add({ ...ana, when })).resolves.toMatch(words);
  const reminder = await only();
  expect(reminder).toMatchObject({ ...ana, at, told: false });
  await expect(alarmTime(reminder.alarm)).resolves.toBe(at);
});

it("keeps one reminder a number: the last", async () => {
  await reminders.add({ ...ana, when: "in-an-hour" });
  await reminders.add({ ...ana, when: "in-15-minutes" });
  expect((await only()).at).toBe(start + 15 * minute);
  await expect(browser.alarms.getAll()).resolves.toHaveLength(1);
});

it("makes one reminder of a double press", async () => {
  await Promise.all([1, 2].map(() => reminders.add({ ...ana, when: "in-an-hour" })));
  await expect(reminders.list()).resolves.toHaveLength(1);
});

it("takes no more than a person can keep track of, and says so", async () => {
  for (let count = 0; count < 100; count += 1)
    await reminders.add({ ...ana, number: `+4420794602${count}`, when: "in-an-hour" });
  await expect(reminders.add({ ...ana, when: "in-15-minutes" })).resolves.toBe(
    "You have 100 reminders already. Remove some first.",
  );
  await expect(reminders.list()).resolves.toHaveLength(100);
  await expect(
    reminders.add({ ...ana, number: "+44207946027", when: "in-15-minutes" }),
  ).resolves.toContain("reminds you");
});

it("tells once, and stays in the list until it is dealt with", async () => {
  await reminders.add({ ...ana, when: "in-an-hour" });
  const { alarm } = await only();
  await reminders.onAlarm(alarm);
  await expect(browser.notifications.getAll()).resolves.toHaveProperty(alarm);
  expect((await only()).told).toBe(true);
  await browser.notifications.clear(alarm);
  await reminders.onAlarm(alarm);
  await expect(shown()).resolves.toEqual([]);
});

it("says whom to call, with buttons", async () => {
  const create = vi.spyOn(browser.notifications, "create");
  await reminders.add({ ...ana, when: "in-an-hour" });
  await reminders.onAlarm((await only()).alarm);
  expect(create.mock.lastCall?.at(1)).toMatchObject({
    title: "Call Ana Carvalho now",
    message: "+44 20 7946 0126, then 12. You wanted to call now.",
    buttons: [{ title: "Call" }, { title: "Later, in 15 minutes" }],
  });
});

it.each(["button", "body"])(
  "shows the number on the phone for a press on the %s",
  async (where) => {
    await reminders.add({ ...ana, when: "in-an-hour" });
    const { alarm } = await only();
    await reminders.onAlarm(alarm);
    await (where === "button" ? reminders.onButton(alarm, 0) : reminders.onClicked(alarm));
    expect(handOver).toHaveBeenCalledExactlyOnceWith({ what: "call", ...ana });
    await expect(reminders.list()).resolves.toEqual([]);
    await expect(shown()).resolves.toEqual([]);
  },
);

it("comes again a quarter of an hour after Later", async () => {
  await reminders.add({ ...ana, when: "in-an-hour" });
  const { alarm } = await only();
  now += 61 * minute;
  await reminders.onAlarm(alarm);
  await reminders.onButton(alarm, 1);
  expect(await only()).toMatchObject({ at: now + 15 * minute, told: false });
  await expect(alarmTime(alarm)).resolves.toBe(now + 15 * minute);
  await expect(shown()).resolves.toEqual([]);
});

it("makes lost alarms again when the worker starts, but not for what was told", async () => {
  await reminders.add({ ...ana, when: "in-an-hour" });
  await reminders.add({ ...ana, number: "+442079460127", when: "in-15-minutes" });
  const [first, second] = await reminders.list();
  await reminders.onAlarm(`reminder:${first?.id ?? ""}`);
  await browser.alarms.clearAll();
  await reminders.keepAlarms();
  await reminders.keepAlarms();
  expect((await browser.alarms.getAll()).map(({ name }) => name)).toEqual([
    `reminder:${second?.id ?? ""}`,
  ]);
});

it("goes with its alarm and notification when it is removed", async () => {
  await reminders.add({ ...ana, when: "in-an-hour" });
  const { id, alarm } = await only();
  await reminders.onAlarm(alarm);
  await reminders.remove(id);
  await expect(reminders.list()).resolves.toEqual([]);
  await expect(browser.alarms.getAll()).resolves.toEqual([]);
  await expect(shown()).resolves.toEqual([]);
});

it("leaves alarms and notifications alone that are not its own", async () => {
  await reminders.onAlarm("minute");
  await reminders.onClicked("incoming-call");
  await reminders.onButton("incoming-call", 0);
  expect(handOver).not.toHaveBeenCalled();
});

it("reads what it can when a stored reminder is broken", async () => {
  await reminders.add({ ...ana, when: "in-an-hour" });
  const { reminders: stored } = await browser.storage.local.get("reminders");
  await browser.storage.local.set({ reminders: [{ id: 7 }, ...(stored as object[])] });
  expect(await only()).toMatchObject(ana);
});
