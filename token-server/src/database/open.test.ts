import { spawn } from "node:child_process";
import { once } from "node:events";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { onEachDatabase, openTestDatabase } from "../testing/test-database.ts";

it("keeps what was acknowledged when the power goes: WAL with FULL", async () => {
  const { db } = await openTestDatabase("sqlite");
  const settings = await sql<{ journal_mode: string; synchronous: number }>`
    select * from pragma_journal_mode, pragma_synchronous`.execute(db);
  expect(settings.rows).toEqual([{ journal_mode: "wal", synchronous: 2 }]);
});

const countUp = new URL("../testing/count-up.ts", import.meta.url).pathname;

onEachDatabase((open) => {
  it("lets two servers read, then write the same row, one after another", async () => {
    const database = await open();
    await database.db
      .insertInto("sign_in_attempt")
      .values({ id: "counter", subject: "test", created_at: 0 })
      .execute();
    const { dataFolder, databaseUrl = "" } = database.config;
    const servers = [1, 2].map(async () => {
      const server = spawn(process.execPath, [countUp, "50", dataFolder, databaseUrl], {
        stdio: "inherit",
      });
      expect(await once(server, "exit")).toEqual([0, null]);
    });
    await Promise.all(servers);
    const row = await database.db.selectFrom("sign_in_attempt").selectAll().executeTakeFirst();
    expect(row?.created_at).toBe(100);
  });

  it("calls back after each commit, and not after a rollback", async () => {
    const { db, onCommit } = await open();
    let commits = 0;
    const listening = new AbortController();
    onCommit(() => (commits += 1), listening.signal);
    await db.transaction().execute(async () => {});
    expect(commits).toBe(1);
    const failing = db.transaction().execute(async () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(commits).toBe(1);
    // A single statement is none: a worker who takes a job does not wake itself.
    await db.updateTable("job").set({ state: "active" }).where("id", "=", "none").execute();
    expect(commits).toBe(1);
    listening.abort();
    await db.transaction().execute(async () => {});
    expect(commits).toBe(1);
  });

  it("answers times, counts and sums as numbers", async () => {
    const { db } = await open();
    await db
      .insertInto("sign_in_attempt")
      .values({ id: "a", subject: "test", created_at: 1_795_478_380_123 })
      .execute();
    const row = await db
      .selectFrom("sign_in_attempt")
      .select((of) => [
        "created_at",
        of.fn.countAll().as("count"),
        of.fn.max("created_at").as("max"),
      ])
      .groupBy("created_at")
      .executeTakeFirst();
    expect(row).toEqual({ created_at: 1_795_478_380_123, count: 1, max: 1_795_478_380_123 });
  });

  it.each([
    [{ state: "ended" as const, outcome: null }],
    [{ state: "dialing" as const, outcome: "busy" as const }],
    [{ record_module: "Leads", record_id: null }],
    [{ talk_seconds: -1 }],
  ])("refuses a call that cannot be: %j", async (changes) => {
    const { db } = await open();
    const call = {
      id: "call-1",
      direction: "outbound",
      number: "+12125550142",
      test: 0,
      state: "dialing",
      created_at: 0,
      talk_seconds: 0,
      note: "",
      note_version: 0,
      updated_at: 0,
    } as const;
    await db.insertInto("call").values(call).execute();
    await expect(
      db
        .insertInto("call")
        .values({ ...call, id: "call-2", ...changes })
        .execute(),
    ).rejects.toThrow(/check/i);
  });

  it("has had every migration once, and opens again as it is", async () => {
    const database = await open();
    await database.openAgain();
    const done = await sql<{ name: string }>`select name from kysely_migration`.execute(
      database.db,
    );
    expect(done.rows.map(({ name }) => name)).toEqual([
      "0001-foundation",
      "0002-people",
      "0003-routing",
      "0004-recordings",
      "0005-live-calls",
      "0006-calls-under-way",
    ]);
  });
});
