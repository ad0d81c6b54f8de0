import { expect, test } from "vitest";
import { createClock } from "./clock.ts";
import { createEventLog } from "./event-log.ts";

const createLog = () => createEventLog(createClock({ kind: "manual" }));

test("events are numbered from 1 and read on from any number", () => {
  const log = createLog();
  log.add("leg.status", { status: "ringing" });
  log.add("leg.status", { status: "in-progress" });
  expect(log.since(0).map(({ seq }) => seq)).toEqual([1, 2]);
  expect(log.since(1)).toMatchObject([{ seq: 2, type: "leg.status", status: "in-progress" }]);
});

test("waiting finds an event that came before and one that comes later", async () => {
  const log = createLog();
  log.add("leg.status", { status: "ringing" });
  const isRinging = (event: { readonly [field: string]: unknown }) => event["status"] === "ringing";
  expect(await log.waitFor(isRinging, { timeoutMs: 60_000 })).toMatchObject({ seq: 1 });
  const next = log.waitFor(isRinging, { after: 1, timeoutMs: 60_000 });
  log.add("leg.status", { status: "completed" });
  log.add("leg.status", { status: "ringing" });
  expect(await next).toMatchObject({ seq: 3 });
});

test("waiting gives up when nothing comes", async () => {
  const log = createLog();
  expect(await log.waitFor(() => true, { timeoutMs: 1 })).toBeUndefined();
});
