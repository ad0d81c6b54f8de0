import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { idle } from "../testing/fake-calls.ts";
import { createSnapshotReactions } from "./snapshot-reactions.ts";

const reactions = {
  showBadge: vi.fn<(snapshot: PhoneSnapshot) => Promise<void>>(),
  notifyPages: vi.fn<(call: PhoneSnapshot["call"]) => Promise<void>>(),
  notifyAgent: vi.fn<(before: PhoneSnapshot | undefined, now: PhoneSnapshot) => Promise<void>>(),
};

const call: NonNullable<PhoneSnapshot["call"]> = {
  callId: "0192f0c0-0000-7000-8000-000000000001",
  direction: "outbound",
  number: "+442079460126",
  person: null,
  test: false,
  state: "ringing",
  muted: false,
  connectedAt: null,
  endedAt: null,
  outcome: null,
  ending: null,
  quality: "good",
  live: null,
};

function snapshot(change: Partial<PhoneSnapshot> = {}): PhoneSnapshot {
  return { ...idle, ...change };
}

beforeEach(() => {
  vi.resetAllMocks();
});

it("keeps the last snapshot beyond the worker's life", async () => {
  await createSnapshotReactions(reactions)(snapshot({ rev: 7 }));
  await expect(browser.storage.session.get("snapshot")).resolves.toMatchObject({
    snapshot: { rev: 7 },
  });
});

it("tells the pages only what changes a button, across restarts of the worker", async () => {
  await createSnapshotReactions(reactions)(snapshot({ call }));
  await createSnapshotReactions(reactions)(snapshot({ call: { ...call, muted: true } }));
  await createSnapshotReactions(reactions)(snapshot({ call: { ...call, state: "connected" } }));
  await createSnapshotReactions(reactions)(snapshot({ call: null }));
  expect(reactions.notifyPages.mock.calls.map(([told]) => told?.state)).toEqual([
    "ringing",
    "connected",
    undefined,
  ]);
  expect(reactions.showBadge).toHaveBeenCalledTimes(4);
});

it("shows the newest of snapshots that come together, and what comes meanwhile after it", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  reactions.showBadge.mockReturnValueOnce(promise);
  const react = createSnapshotReactions(reactions);
  void react(snapshot({ rev: 1 }));
  const shown = react(snapshot({ rev: 2 }));
  await vi.waitFor(() => expect(reactions.showBadge).toHaveBeenCalledOnce());
  void react(snapshot({ rev: 3 }));
  resolve();
  await shown;
  expect(reactions.showBadge.mock.calls.map(([{ rev }]) => rev)).toEqual([2, 3]);
});
