import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Handover, MessageHandover } from "../contracts/handover.ts";
import type { PhoneSnapshot, StoppedRing } from "../contracts/phone-snapshot.ts";
import { createMissedNotifications } from "./missed-notifications.ts";

const callId = "0192f0c0-0000-7000-8000-000000000001";
const id = `missed:${callId}`;
const ana = { record: { module: "Leads", id: "1" }, name: "Ana", about: "Head", url: "" };
const handover = {
  what: "call",
  number: "+14155550151",
  extension: null,
  record: ana.record,
  name: "Ana",
};

const callBack = vi.fn<(handover: Handover) => Promise<void>>();
const remindLater = vi.fn<(handover: Handover) => Promise<void>>();
const listen = vi.fn<(message: MessageHandover) => Promise<void>>();
const create = vi.fn<(id: string, options: object) => Promise<string>>();

/** A worker that has just woken up. */
const woken = () => createMissedNotifications({ callBack, remindLater, listen });

beforeEach(() => {
  vi.resetAllMocks();
  fakeBrowser.reset();
  Object.assign(browser.notifications, { create, clear: () => Promise.resolve(true) });
});

function snapshot(change: Partial<StoppedRing> = {}): PhoneSnapshot {
  const stopped: StoppedRing = {
    callId,
    number: "+14155550151",
    person: ana,
    at: 1,
    declined: false,
    ring: "missed",
    outcome: "missed",
    voicemailSeconds: null,
    ...change,
  };
  return { stopped } as PhoneSnapshot;
}

it.each([
  [{}, "Missed call from Ana"],
  [{ outcome: "voicemail", voicemailSeconds: 24 }, "Voicemail from Ana, 00:24"],
  [{ outcome: "voicemail", declined: true }, "Voicemail from Ana"],
  [{ outcome: "abandoned" }, "Ana hung up while waiting in line"],
] as const)("tells of a caller nobody answered: %j", async (change, title) => {
  await woken().follow(undefined, snapshot(change));
  expect(create).toHaveBeenCalledExactlyOnceWith(
    id,
    expect.objectContaining({ title, message: "Head · +1 415 555 0151" }),
  );
});

it.each([
  { ring: null },
  { ring: "stopped" },
  { ring: "answered" },
  { ring: "answered-elsewhere" },
  { declined: true },
] as const)("is silent where nobody was missed: %j", async (change) => {
  await woken().follow(undefined, snapshot(change));
  expect(create).not.toHaveBeenCalled();
});

it("tells once, and of what the server says later", async () => {
  await woken().follow(snapshot({ ring: null, outcome: null }), snapshot());
  await woken().follow(snapshot(), snapshot());
  expect(create).toHaveBeenCalledOnce();
});

it("calls back or puts it off, once, also after the worker was stopped", async () => {
  await woken().follow(undefined, snapshot());
  await woken().onButton(id, 0);
  await woken().onButton(id, 0);
  expect(callBack.mock.calls).toEqual([[handover]]);
  await woken().follow(undefined, snapshot());
  await woken().onButton(id, 1);
  expect(remindLater.mock.calls).toEqual([[handover]]);
});

it("lets a message be heard from its notification, or its caller be called back", async () => {
  const message = { what: "listen", callId, name: "Ana" };
  const buttons = [{ title: "Listen" }, { title: "Call back" }];
  const left = snapshot({ outcome: "voicemail" });
  for (const choose of [() => woken().onButton(id, 0), () => woken().onClicked(id)]) {
    listen.mockClear();
    await woken().follow(undefined, left);
    expect(create).toHaveBeenLastCalledWith(id, expect.objectContaining({ buttons }));
    await choose();
    await choose();
    expect(listen.mock.calls).toEqual([[message]]);
  }
  await woken().follow(undefined, left);
  await woken().onButton(id, 1);
  expect(callBack.mock.calls).toEqual([[handover]]);
  await woken().follow(undefined, snapshot({ outcome: "voicemail", number: "", person: null }));
  expect(create.mock.lastCall?.[1]).toMatchObject({ buttons: [{ title: "Listen" }] });
});

it("offers no call back to somebody who hides their number", async () => {
  await woken().follow(undefined, snapshot({ number: "", person: null }));
  expect(create.mock.calls[0]?.[1]).not.toHaveProperty("buttons");
  await woken().onClicked(id);
  expect(callBack).not.toHaveBeenCalled();
});

it("forgets what a closed notification was about", async () => {
  await woken().follow(undefined, snapshot());
  await woken().onClosed(id);
  await woken().onButton(id, 0);
  expect(callBack).not.toHaveBeenCalled();
});
