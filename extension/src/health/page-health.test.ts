import { beforeEach, expect, it, vi } from "vitest";
import type { SickView } from "../contracts/page-health.ts";
import { loadSickViews, reportPageHealth } from "./page-health.ts";
import { warnAdmin } from "./warn-admin.ts";

const detail: SickView = {
  origin: "https://crm.example",
  view: "Leads detail",
  unusable: ["Mobile", "Office Phone"],
};
const warn = vi.fn<(view: SickView) => void>();

beforeEach(() => {
  warn.mockReset();
});

it("keeps the last report of a view, and warns when it falls sick", async () => {
  await reportPageHealth(detail, warn);
  await reportPageHealth({ ...detail, unusable: ["Mobile"] }, warn);
  await reportPageHealth({ ...detail, view: "Accounts list" }, warn);
  await expect(loadSickViews()).resolves.toEqual([
    { ...detail, view: "Accounts list" },
    { ...detail, unusable: ["Mobile"] },
  ]);
  expect(warn).toHaveBeenCalledTimes(2);
});

it("forgets a view that is well again, and only that one", async () => {
  await reportPageHealth(detail, warn);
  await reportPageHealth({ ...detail, origin: "https://other.example" }, warn);
  await reportPageHealth({ ...detail, unusable: [] }, warn);
  await expect(loadSickViews()).resolves.toEqual([{ ...detail, origin: "https://other.example" }]);
});

it("writes nothing for pages that stay well", async () => {
  await reportPageHealth({ ...detail, unusable: [] }, warn);
  await expect(loadSickViews()).resolves.toEqual([]);
  expect(warn).not.toHaveBeenCalled();
});

it("tells an admin which view and which fields", () => {
  const log = vi.spyOn(console, "warn").mockReturnValue();
  warnAdmin(detail);
  expect(log.mock.lastCall?.[0]).toContain("“Leads detail” of https://crm.example");
  expect(log.mock.lastCall?.[0]).toContain("Mobile, Office Phone");
  log.mockRestore();
});
