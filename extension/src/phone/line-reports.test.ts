import { beforeEach, expect, it, vi } from "vitest";
import { createLineReports } from "./line-reports.ts";

const report = vi.fn<(canRing: boolean) => Promise<void>>();
let canRing: boolean;
let reports: ReturnType<typeof createLineReports>;

beforeEach(() => {
  report.mockReset().mockResolvedValue();
  canRing = true;
  reports = createLineReports({ canRing: () => canRing, report });
});

const told = () => report.mock.calls.map(([state]) => state);
const settled = () => new Promise((resolve) => setTimeout(resolve));

it("answers each sign of life", async () => {
  reports.beat();
  await settled();
  reports.beat();
  await settled();
  expect(told()).toEqual([true, true]);
});

it("tells at once when the phone comes and goes, and nothing when it stays as it is", async () => {
  reports.lookAgain();
  await settled();
  reports.lookAgain();
  await settled();
  canRing = false;
  reports.lookAgain();
  await settled();
  expect(told()).toEqual([true, false]);
});

it("ends with the newest state when the phone changes during a report", async () => {
  const first = Promise.withResolvers<void>();
  report.mockReturnValueOnce(first.promise);
  reports.lookAgain();
  canRing = false;
  reports.lookAgain();
  reports.beat();
  expect(told()).toEqual([true]);
  first.resolve();
  await settled();
  expect(told()).toEqual([true, false]);
});

it("tries again at the next sign of life, or change, after a report that failed", async () => {
  report.mockRejectedValueOnce(new Error("offline"));
  reports.beat();
  await settled();
  reports.lookAgain();
  await settled();
  expect(told()).toEqual([true, true]);
});
