import { expect, it } from "vitest";
import { onEachDatabase } from "../testing/test-database.ts";
import { startTestServer } from "../testing/test-server.ts";
import { storeCrmUsers } from "./store-crm-users.ts";

const user = (name: string, mobile = "", work = "") => ({ name, mobile, work });

onEachDatabase((open) => {
  it("keeps who can be rung where: the mobile, else the number at work", async () => {
    const { db } = await open();
    const users = new Map([
      ["a", user("Ana", "+44 7700 900001", "020 7946 0001")],
      ["b", user("Bob", "(718) 555-0191")],
      ["c", user("Cleo", "", "718-555-0193")],
      // Nobody at a switchboard presses 1.
      ["d", user("Dan", "718-555-0192 x12", "718-555-0194")],
      ["e", user("", "ask me", "n/a")],
    ]);
    await storeCrmUsers(db, users, "US", 1);
    const read = () =>
      db.selectFrom("crm_user").select(["id", "name", "mobile", "active"]).orderBy("id").execute();
    expect(await read()).toEqual([
      { id: "a", name: "Ana", mobile: "+447700900001", active: 1 },
      { id: "b", name: "Bob", mobile: "+17185550191", active: 1 },
      { id: "c", name: "Cleo", mobile: "+17185550193", active: 1 },
      { id: "d", name: "Dan", mobile: "+17185550194", active: 1 },
      { id: "e", name: "Somebody without a name", mobile: null, active: 1 },
    ]);
    await storeCrmUsers(db, new Map([["b", user("Bob", "")]]), "US", 2);
    expect((await read()).map(({ id, active }) => [id, active])).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 0],
      ["d", 0],
      ["e", 0],
    ]);
    expect((await read())[1]).toMatchObject({ mobile: null });
  });

  it("reads them from the CRM when the server starts", async () => {
    const database = await open();
    const server = await startTestServer(database, {}, (fetchCrm) => fetchCrm);
    const person = server.crm.addUser("ana", { mobile: "+44 7700 900001" });
    server.pass(300_000);
    await expect
      .poll(() => database.db.selectFrom("crm_user").selectAll().execute(), { timeout: 10_000 })
      .toMatchObject([{ id: person.id, name: "ana Dhillon", mobile: "+447700900001", active: 1 }]);
  });
});
