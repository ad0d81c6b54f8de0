import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { IncomingCall, LiveCall, PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { CodedError } from "../messaging/coded-error.ts";
import { createRingNotifications } from "./ring-notifications.ts";

const callId = "0192f0c0-0000-7000-8000-000000000001";
const otherId = "0192f0c0-0000-7000-8000-000000000002";
const ana = {
  record: { module: "Leads", id: "1" },
  name: "Ana Carvalho",
  about: "Head of Projects",
  url: "",
};

const answer = vi.fn<(input: { callId: string }) => Promise<void>>();
const decline = vi.fn<(input: { callId: string; goesTo: string }) => Promise<void>>();
const showPhone = vi.fn<() => Promise<void>>();
const askForMicrophone = vi.fn<() => Promise<void>>();
let shown: Map<string, { title?: string; message?: string; buttons?: { title: string }[] }>;

/** A worker that has just woken up. */
const woken = () =>
  createRingNotifications({ engine: { answer, decline }, showPhone, askForMicrophone });

beforeEach(() => {
  vi.resetAllMocks();
  answer.mockResolvedValue();
  decline.mockResolvedValue();
  fakeBrowser.reset();
  shown = new Map();
  Object.assign(browser.notifications, {
    getAll: () => Promise.resolve(Object.fromEntries([...shown.keys()].map((id) => [id, true]))),
    create: (id: string, options: object) => Promise.resolve(void shown.set(id, options)),
    update: (id: string, options: object) =>
      Promise.resolve(void shown.set(id, { ...shown.get(id), ...options })),
    clear: (id: string) => Promise.resolve(shown.delete(id)),
  });
});

function ringing(change: Partial<IncomingCall> = {}): IncomingCall {
  return { callId, number: "+14155550151", person: ana, state: "ringing", since: 1, ...change };
}

function snapshot(incoming: IncomingCall[], call: Partial<LiveCall> | null = null): PhoneSnapshot {
  return { incoming, call } as PhoneSnapshot;
}

it("says who calls, from where, with both buttons", async () => {
  await woken().follow(snapshot([ringing()]));
  expect(shown.get(`ring:${callId}`)).toMatchObject({
    title: "Ana Carvalho is calling",
    message: "Head of Projects · +1 415 555 0151",
    buttons: [{ title: "Answer" }, { title: "Decline" }],
    requireInteraction: true,
  });
});

it.each([
  ["+14155550151", "+1 415 555 0151 is calling"],
  ["", "Someone who hides their number is calling"],
])("says so when nobody knows them: %s", async (number, title) => {
  await woken().follow(snapshot([ringing({ number, person: null })]));
  expect(shown.get(`ring:${callId}`)).toMatchObject({ title, message: "Not in the CRM" });
});

it("takes the name the server tells later, in the same notification", async () => {
  await woken().follow(snapshot([ringing({ person: null })]));
  await woken().follow(snapshot([ringing()]));
  expect([...shown.values()].map(({ title }) => title)).toEqual(["Ana Carvalho is calling"]);
});

it("names the conversation a second call would interrupt", async () => {
  const call = { number: "+442079460126", person: { ...ana, name: "Tom" }, state: "connected" };
  await woken().follow(snapshot([ringing()], call as LiveCall));
  expect(shown.get(`ring:${callId}`)).toMatchObject({
    title: "Second call: Ana Carvalho",
    message: "You are talking to Tom",
    buttons: [{ title: "Hold and answer" }, { title: "Decline" }],
  });
});

it.each([
  ["it rings no longer", []],
  ["it is being answered", [ringing({ state: "answering" })]],
])("goes when %s, also after the worker was stopped", async (_, incoming) => {
  shown.set("reminder:1", {});
  await woken().follow(snapshot([ringing(), ringing({ callId: otherId })]));
  await woken().follow(snapshot([...incoming, ringing({ callId: otherId })]));
  expect([...shown.keys()]).toEqual(["reminder:1", `ring:${otherId}`]);
});

it("answers and declines, and leaves other notifications alone", async () => {
  await woken().onButton(`ring:${callId}`, 0);
  await woken().onButton(`ring:${callId}`, 1);
  await woken().onButton("reminder:1", 0);
  expect(answer.mock.calls).toEqual([[{ callId }]]);
  expect(decline.mock.calls).toEqual([[{ callId, goesTo: "next" }]]);
});

it("shows the phone when it is pressed, and when the call could not be taken", async () => {
  await woken().onClicked(`ring:${callId}`);
  answer.mockRejectedValueOnce(new CodedError("call-over", "over"));
  await woken().onButton(`ring:${callId}`, 0);
  expect(showPhone).toHaveBeenCalledTimes(2);
  answer.mockRejectedValueOnce(new CodedError("microphone-blocked", "blocked"));
  await woken().onButton(`ring:${callId}`, 0);
  expect(askForMicrophone).toHaveBeenCalledOnce();
});

it("has nothing to decline when the caller was faster", async () => {
  decline.mockRejectedValueOnce(new CodedError("call-over", "over"));
  await woken().onButton(`ring:${callId}`, 1);
  expect(showPhone).not.toHaveBeenCalled();
});
