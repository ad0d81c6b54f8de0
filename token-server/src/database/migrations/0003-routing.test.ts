import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import { sqliteDialect } from "../sqlite.ts";
import { createFoundation } from "./0001-foundation.ts";
import { createRouting } from "./0003-routing.ts";

it("keeps every call and what belongs to it while SQLite's table is made anew", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ringback-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const db = new Kysely<unknown>({ dialect: sqliteDialect(join(folder, "old.db"), () => {}) });
  onTestFinished(() => db.destroy());
  await createFoundation(db, "sqlite");
  await sql`insert into call values ('c1', 'CA1', 'outbound', null, '+14155550152', 'Leads', 'l1',
    null, 'owner', 0, 'ended', 'busy', 1, 2, null, 3, 0, 'a note', 4, 5)`.execute(db);
  await sql`insert into leg values ('CA1', 'c1', null, '{}', 1)`.execute(db);
  await sql`insert into activity values ('c1', 'r1', 1, 1, null, 0, 1)`.execute(db);

  await db.transaction().execute((trx) => createRouting(trx, "sqlite"));

  const { rows } = await sql`select * from call`.execute(db);
  expect(rows).toEqual([
    {
      id: "c1",
      root_call_sid: "CA1",
      direction: "outbound",
      agent_id: null,
      number: "+14155550152",
      record_module: "Leads",
      record_id: "l1",
      person: null,
      owner_crm_user_id: "owner",
      test: 0,
      state: "ended",
      outcome: "busy",
      created_at: 1,
      started_at: 2,
      answered_at: null,
      ended_at: 3,
      talk_seconds: 0,
      note: "a note",
      note_version: 4,
      updated_at: 5,
      voicemail_seconds: null,
      call_back_asked: 0,
    },
  ]);
  expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([]);
  await expect(sql`delete from call`.execute(db)).rejects.toThrow("FOREIGN KEY");
  await sql`update call set outcome = 'voicemail'`.execute(db);
  await expect(sql`update call set outcome = 'lost'`.execute(db)).rejects.toThrow("CHECK");
});
