import { expect, it } from "vitest";
import { openTestDatabase } from "../testing/test-database.ts";
import { startTestServer } from "../testing/test-server.ts";
import { openSignIn, submitPassword } from "../testing/test-sign-in.ts";

it("holds back the refusal of an unknown name as long as that of a wrong password", async () => {
  const held: { readonly ms: number; readonly release: () => void }[] = [];
  const hold = (ms: number) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    held.push({ ms, release: resolve });
    return promise;
  };
  const asItIs = <Fetch>(fetchCrm: Fetch) => fetchCrm;
  const server = await startTestServer(await openTestDatabase(), {}, asItIs, hold);
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
  expect(held.map(({ ms }) => ms)).toEqual([400, 400]);
  for (const { release } of held) release();
  expect(await Promise.all(answers)).toEqual([403, 403]);
});
