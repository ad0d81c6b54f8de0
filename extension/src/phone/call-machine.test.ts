import type { Call } from "@ringback/shared/call";
import { expect, it } from "vitest";
import { LiveCall } from "../contracts/phone-snapshot.ts";
import { type CallEvent, nextCall } from "./call-machine.ts";

const callId = "0192f0c0-0000-7000-8000-000000000001";
const otherId = "0192f0c0-0000-7000-8000-000000000002";
const dialedCall = { callId, number: "+442079460126", person: null, test: false };

function live(change: Partial<LiveCall> = {}): LiveCall {
  const dialed = nextCall(null, { type: "dialed", call: dialedCall });
  return { ...LiveCall.parse(dialed), ...change };
}

const states = {
  none: null,
  dialing: live(),
  ringing: live({ state: "ringing" }),
  connected: live({ state: "connected", connectedAt: 100 }),
  reconnecting: live({ state: "reconnecting", connectedAt: 100 }),
  ended: live({ state: "ended", endedAt: 150 }),
} satisfies Record<string, LiveCall | null>;
type StateName = keyof typeof states;

const microphone = { ending: "microphone", outcome: null } as const;
const at = 200;

function serverCall(change: Partial<Call> = {}): Call {
  return {
    id: callId,
    direction: "outbound",
    state: "ended",
    outcome: "busy",
    number: "+442079460126",
    person: null,
    startedAt: 1,
    answeredAt: null,
    endedAt: 2,
    talkSeconds: 0,
    note: "",
    noteVersion: 0,
    voicemailSeconds: null,
    callBackAsked: false,
    test: false,
    logged: false,
    ...change,
  };
}

const events: Record<string, CallEvent> = {
  dialed: { type: "dialed", call: { ...dialedCall, callId: otherId } },
  ringing: { type: "ringing", callId },
  answered: { type: "answered", callId, at },
  reconnecting: { type: "reconnecting", callId },
  reconnected: { type: "reconnected", callId },
  muted: { type: "muted", callId, muted: true },
  poor: { type: "quality-measured", callId, quality: "poor" },
  disconnected: { type: "disconnected", callId, at },
  "hung-up": { type: "hung-up", callId, at },
  failed: { type: "failed", callId, at, reason: microphone },
  "server: busy": { type: "server-told", call: serverCall(), at },
  "server: ringing": {
    type: "server-told",
    call: serverCall({ state: "ringing", outcome: null }),
    at,
  },
  dismissed: { type: "dismissed", callId },
};

/** What each event makes of each state; `=` leaves it as it is. */
const table: Record<keyof typeof events, Record<StateName, Partial<LiveCall> | "=" | null>> = {
  dialed: {
    none: { callId: otherId, state: "dialing" },
    dialing: "=",
    ringing: "=",
    connected: "=",
    reconnecting: "=",
    ended: { callId: otherId, state: "dialing", endedAt: null, outcome: null, ending: null },
  },
  ringing: row("=", { dialing: { state: "ringing" } }),
  answered: row("=", {
    dialing: { state: "connected", connectedAt: at },
    ringing: { state: "connected", connectedAt: at },
  }),
  reconnecting: row("=", { connected: { state: "reconnecting" } }),
  reconnected: row("=", { reconnecting: { state: "connected" } }),
  muted: row({ muted: true }, { none: "=", ended: "=" }),
  poor: row({ quality: "poor" }, { none: "=", ended: "=" }),
  disconnected: row(
    { state: "ended", endedAt: at, outcome: "answered", ending: null },
    {
      none: "=",
      dialing: { state: "ended", endedAt: at, outcome: null, ending: null },
      ringing: { state: "ended", endedAt: at, outcome: null, ending: null },
      ended: "=",
    },
  ),
  "hung-up": row(
    { state: "ended", endedAt: at, outcome: "answered", ending: null },
    {
      none: "=",
      dialing: { state: "ended", endedAt: at, outcome: "cancelled", ending: null },
      ringing: { state: "ended", endedAt: at, outcome: "cancelled", ending: null },
      ended: "=",
    },
  ),
  failed: row(
    { state: "ended", endedAt: at, ...microphone },
    { none: "=", ended: { state: "ended", endedAt: 150, ...microphone } },
  ),
  "server: busy": row(
    { state: "ended", endedAt: at, outcome: "busy" },
    { none: "=", ended: { state: "ended", endedAt: 150, outcome: "busy" } },
  ),
  "server: ringing": row("=", {}),
  dismissed: row("=", { ended: null }),
};

type Cell = Partial<LiveCall> | "=" | null;

function row(usual: Cell, except: Partial<Record<StateName, Cell>>): Record<StateName, Cell> {
  return { ...columnsOf(usual), ...except };
}

function columnsOf(cell: Cell): Record<StateName, Cell> {
  return {
    none: cell,
    dialing: cell,
    ringing: cell,
    connected: cell,
    reconnecting: cell,
    ended: cell,
  };
}

const cells = Object.entries(table).flatMap(([eventName, columns]) =>
  Object.entries(columns).map(([state, cell]) => ({ eventName, state: state as StateName, cell })),
);

function apply(eventName: string, state: StateName): LiveCall | null {
  const event = events[eventName];
  if (!event) throw new Error(`no event ${eventName}`);
  return nextCall(states[state], event);
}

it("has a row for every event", () => {
  expect(Object.keys(table)).toEqual(Object.keys(events));
  expect(cells).toHaveLength(Object.keys(events).length * Object.keys(states).length);
});

it.each(cells.filter(({ cell }) => cell === "="))(
  "is left as it is by $eventName when $state",
  ({ eventName, state }) => {
    expect(apply(eventName, state)).toBe(states[state]);
  },
);

it.each(cells.filter(({ cell }) => cell === null))(
  "is gone after $eventName when $state",
  ({ eventName, state }) => {
    expect(apply(eventName, state)).toBeNull();
  },
);

it.each(cells.filter(({ cell }) => cell !== null && cell !== "="))(
  "becomes $cell by $eventName when $state",
  ({ eventName, state, cell }) => {
    const after = apply(eventName, state);
    expect(after).toMatchObject(Object(cell));
    expect(LiveCall.parse(after)).toEqual(after);
  },
);

it.each(Object.entries(events).filter(([, { type }]) => type !== "dialed"))(
  "ignores %s of another call",
  (_, event) => {
    const call = live({ callId: otherId, state: "connected", connectedAt: 100 });
    expect(nextCall(call, event)).toBe(call);
  },
);

it("lets the server's outcome overrule every reason known here", () => {
  const guessed = nextCall(states.ringing, {
    type: "failed",
    callId,
    at,
    reason: { ending: null, outcome: "no-answer" },
  });
  const told = nextCall(guessed, { type: "server-told", call: serverCall(), at: 300 });
  expect(told).toMatchObject({ outcome: "busy", endedAt: at });
  const failedLate = { type: "failed", callId, at: 400, reason: microphone } as const;
  expect(nextCall(told, failedLate)).toBe(told);
});

it("keeps the refused microphone as the reason though the end is reported first", () => {
  const over = nextCall(states.dialing, { type: "disconnected", callId, at });
  expect(nextCall(over, { type: "failed", callId, at, reason: microphone })).toMatchObject({
    state: "ended",
    ending: "microphone",
  });
});

it("learns who the person is, and never forgets it", () => {
  const person = { record: { module: "Leads", id: "1" }, name: "Ana", about: "", url: "https://c" };
  const told = (known: Call["person"]): CallEvent => ({
    type: "server-told",
    call: serverCall({ state: "connected", outcome: null, person: known }),
    at,
  });
  const known = nextCall(states.connected, told(person));
  expect(known).toMatchObject({ state: "connected", person: { name: "Ana" } });
  expect(nextCall(known, told(null))).toBe(known);
});
