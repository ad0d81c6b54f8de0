import { beforeEach, expect, it, vi } from "vitest";
import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { CodedError } from "../messaging/coded-error.ts";
import { ServerRefusal, serverUnreachable } from "../server/server-error.ts";
import { createDialer, type DialerHost } from "./dialer.ts";

const callId = "0192f0c0-0000-7000-8000-000000000001";
const number = "+442079460126";
const intent = { callId, intent: "opaque", number, person: null, expiresAt: 1 };

const createIntent = vi.fn<DialerHost["client"]["createIntent"]>();
const createTestIntent = vi.fn<DialerHost["client"]["createTestIntent"]>();
const dialEngine = vi.fn<DialerHost["dial"]>();
const onMicrophoneBlocked = vi.fn<() => void>();
const standDown = vi.fn<() => Promise<void>>();
let snapshot: Pick<PhoneSnapshot, "line" | "call">;
let couldDial: boolean;

beforeEach(() => {
  vi.resetAllMocks();
  snapshot = { line: "ready", call: null };
  couldDial = false;
  createIntent.mockResolvedValue(intent);
  createTestIntent.mockResolvedValue({ ...intent, number: "test" });
  dialEngine.mockResolvedValue();
  standDown.mockResolvedValue();
});

const create = () =>
  createDialer({
    client: { createIntent, createTestIntent },
    couldDial: () => Promise.resolve(couldDial),
    prepare: () => Promise.resolve(snapshot as PhoneSnapshot),
    standDown,
    dial: dialEngine,
    country: () => Promise.resolve("GB"),
    onMicrophoneBlocked,
  });

const liveCall = { callId, number, state: "ringing", test: false } as PhoneSnapshot["call"];

it("asks the server for an intent and hands it to the engine", async () => {
  const record = { module: "Leads", id: "1" };
  await expect(create().dial({ number: "020 7946 0126 ext 12", record })).resolves.toEqual({
    result: "dialing",
    callId,
  });
  expect(createIntent.mock.lastCall?.[0]?.body).toEqual({
    number,
    extension: "12",
    record,
    idempotencyKey: expect.stringMatching(/^[A-Za-z0-9_-]{8,64}$/),
  });
  expect(dialEngine).toHaveBeenCalledExactlyOnceWith({
    callId,
    intent: "opaque",
    number,
    person: null,
    test: false,
  });
});

it("asks the server while the phone gets ready, when it could dial a moment ago", async () => {
  couldDial = true;
  snapshot = { line: "lost", call: null };
  await expect(create().dial({ number })).resolves.toMatchObject({ result: "refused" });
  expect(createIntent).toHaveBeenCalledOnce();
  expect(dialEngine).not.toHaveBeenCalled();
});

it("makes one call of a double click", async () => {
  const dialer = create();
  const results = await Promise.all([dialer.dial({ number }), dialer.dial({ number })]);
  expect(results).toEqual([
    { result: "dialing", callId },
    { result: "dialing", callId },
  ]);
  expect(createIntent).toHaveBeenCalledOnce();
  expect(dialEngine).toHaveBeenCalledOnce();
});

it("takes a late second click as the call that is already under way", async () => {
  snapshot = { line: "ready", call: liveCall };
  await expect(create().dial({ number })).resolves.toEqual({ result: "dialing", callId });
  expect(createIntent).not.toHaveBeenCalled();
});

it("makes no second call to someone else", async () => {
  snapshot = { line: "ready", call: liveCall };
  const dialer = create();
  await expect(dialer.dial({ number: "+14155550152" })).resolves.toMatchObject({
    result: "refused",
    title: "You are already on a call",
  });
  snapshot = { line: "ready", call: null };
  const both = await Promise.all([
    dialer.dial({ number }),
    dialer.dial({ number: "+14155550152" }),
  ]);
  expect(both.map(({ result }) => result)).toEqual(["dialing", "refused"]);
  expect(createIntent).toHaveBeenCalledOnce();
});

it("can dial again after the call", async () => {
  const dialer = create();
  await dialer.dial({ number });
  await dialer.dial({ number });
  const keys = createIntent.mock.calls.map(([request]) => request?.body?.idempotencyKey);
  expect(new Set(keys).size).toBe(2);
});

it("passes the server's warnings on, and the codes the agent accepts", async () => {
  const problem = { status: 409, code: "warned", title: "It is late", warnings: ["quiet-hours"] };
  createIntent.mockRejectedValueOnce(new ServerRefusal(problem));
  const dialer = create();
  await expect(dialer.dial({ number })).resolves.toEqual({
    result: "warned",
    warnings: ["quiet-hours"],
    title: "It is late",
  });
  await dialer.dial({ number, acknowledge: ["quiet-hours"] });
  expect(createIntent.mock.lastCall?.[0]?.body).toMatchObject({ acknowledge: ["quiet-hours"] });
});

it("passes the server's refusal on in its own words", async () => {
  const problem = { status: 403, code: "do-not-call", title: "Do not call", detail: "Asked so." };
  createIntent.mockRejectedValue(new ServerRefusal(problem));
  await expect(create().dial({ number })).resolves.toEqual({
    result: "refused",
    title: "Do not call",
    detail: "Asked so.",
  });
  expect(createIntent).toHaveBeenCalledOnce();
  expect(dialEngine).not.toHaveBeenCalled();
});

it("asks a second time with the same key when the network dropped the first", async () => {
  createIntent.mockRejectedValueOnce(serverUnreachable(undefined));
  await expect(create().dial({ number })).resolves.toMatchObject({ result: "dialing" });
  const keys = createIntent.mock.calls.map(([request]) => request?.body?.idempotencyKey);
  expect(keys[0]).toBe(keys[1]);
  expect(keys).toHaveLength(2);
});

it.each(["signed-out", "connecting", "lost", "microphone-blocked"] as const)(
  "asks for no intent while the line is %s",
  async (line) => {
    snapshot = { line, call: null };
    await expect(create().dial({ number })).resolves.toMatchObject({ result: "refused" });
    expect(createIntent).not.toHaveBeenCalled();
    expect(onMicrophoneBlocked).toHaveBeenCalledTimes(line === "microphone-blocked" ? 1 : 0);
  },
);

it("says so when the text is no number", async () => {
  await expect(create().dial({ number: "call reception" })).resolves.toMatchObject({
    title: "This is not a phone number",
  });
});

it("explains an engine that says no", async () => {
  dialEngine.mockRejectedValue(new CodedError("line-not-ready", ""));
  await expect(create().dial({ number })).resolves.toMatchObject({
    title: "Your line is not connected",
  });
});

it("does not pass a fault off as a refusal, and recovers from it", async () => {
  createIntent.mockRejectedValueOnce(new TypeError("bug"));
  const dialer = create();
  await expect(dialer.dial({ number })).rejects.toThrow("bug");
  await expect(dialer.dial({ number })).resolves.toMatchObject({ result: "dialing" });
});

it("dials the test line without logging a person", async () => {
  await expect(create().dialTestLine()).resolves.toEqual({ result: "dialing", callId });
  expect(dialEngine.mock.lastCall?.[0]).toMatchObject({ test: true, number: "test" });
});

it("lets the microphone go when the server refuses", async () => {
  createIntent.mockRejectedValue(new CodedError("not-a-number", ""));
  await create().dial({ number });
  expect(standDown).toHaveBeenCalledOnce();
});
