import { expect, it, vi } from "vitest";
import { openTestDatabase } from "../testing/test-database.ts";
import { startTestServer } from "../testing/test-server.ts";
import { openSignIn, submitPassword } from "../testing/test-sign-in.ts";

const held: { readonly ms: number | undefined; readonly release: () => void }[] = [];

/** Unreferenced waits are those of refusals; the jobs of the server wait as ever. */
vi.mock(import("node:timers/promises"), async (importOriginal) => {
  const original = await importOriginal();
  const wait: typeof original.setTimeout = (ms, value, options) => {
    if (options?.ref !== false) return original.setTimeout(ms, value, options);
    const { promise, resolve } = Promise.withResolvers<NonNullable<typeof value>>();
    held.push({ ms, release: () => resolve(value as NonNullable<typeof value>) });
    return promise;
  };
  return { ...original, setTimeout: wait };
});

it("holds back the refusal of an unknown name as long as that of a wrong password", async () => {
  const server = await startTestServer(await openTestDatabase());
  server.crm.addUser("ana");
  const opened = await openSignIn(server);
  const answered: string[] = [];
  const answers = ["ana", "nobody"].map(async (userName) => {
    const fields = { user_name: userName, password: "wrong" };
    const { status } = await submitPassword(server, opened, fields);
    answered.push(userName);
    return status;
  });
  const failures = async () =>
    (await server.db.selectFrom("audit_log").select("action").execute()).length;
  await expect.poll(failures).toBe(2);
  expect(answered).toEqual([]);
  expect(new Set(held.map(({ ms }) => ms)).size).toBe(1);
  for (const { release } of held) release();
  expect(await Promise.all(answers)).toEqual([403, 403]);
});
