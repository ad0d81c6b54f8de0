import { expect, it } from "vitest";
import { readInTime } from "./read-in-time.ts";

const caller = { agentId: "bea" };
const record = { module: "Leads", id: "1" };

it("waits no longer for a CRM that does not answer, and lets go of it", async () => {
  let given: AbortSignal | undefined;
  const never = (_caller: object, _record: object, signal: AbortSignal) => {
    given = signal;
    return new Promise<never>(() => {});
  };
  expect(await readInTime(never, caller, record, 1)).toEqual({ outcome: "unreachable" });
  expect(given?.aborted).toBe(true);
});

it("hands on what the CRM says", async () => {
  const refused = { outcome: "refused" } as const;
  expect(await readInTime(async () => refused, caller, record)).toBe(refused);
});
