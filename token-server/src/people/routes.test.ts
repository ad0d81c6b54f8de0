import { PeopleMatch, PeopleSync } from "@ringback/shared/people-api";
import { Problem } from "@ringback/shared/problem";
import { beforeEach, expect, it } from "vitest";
import type { RecordReading } from "../suitecrm/agent-records.ts";
import { createPeopleWorld, type PeopleWorld } from "../testing/people-world.ts";
import { startPeopleApi } from "../testing/people-api.ts";
import { onEachDatabase, type TestDatabase } from "../testing/test-database.ts";

const number = "+12125550141";

onEachDatabase((open) => {
  let database: TestDatabase;
  let people: PeopleWorld;
  let reading: RecordReading;
  let ask: Awaited<ReturnType<typeof startPeopleApi>>["ask"];
  beforeEach(async () => {
    database = await open();
    people = createPeopleWorld(database);
    reading = { outcome: "refused" };
    ({ ask } = await startPeopleApi(people, async () => reading));
    people.crm.put("Leads", "ana", { name: "Ana", phone_work: number, title: "CFO" });
    people.pass(3_600_000);
    people.crm.put("Contacts", "ben", { name: "Ben", phone_work: number });
    await people.sync();
  });

  const find = async (text = number) =>
    PeopleMatch.parse(
      (await ask("agent", "GET", `/api/people?number=${encodeURIComponent(text)}`)).body,
    );
  const choose = (body: object) => ask("agent", "PUT", "/api/people/choice", body);
  const ana = { module: "Leads", id: "ana" };
  const found = (id: string, module: string, name: string) => ({
    record: { module, id },
    name,
    url: `https://crm.example.com/index.php?module=${module}&action=DetailView&record=${id}`,
  });
  const mayRead = () => {
    reading = {
      outcome: "found",
      person: { record: ana, name: "Ana", about: "", url: "" },
      ownerCrmUserId: null,
      doNotCall: false,
    };
  };

  it("tells an agent who has a number: name and record, no more", async () => {
    const { body } = await ask("agent", "GET", "/api/people?number=%2B12125550141");
    expect(body).toEqual({
      person: found("ben", "Contacts", "Ben"),
      others: [found("ana", "Leads", "Ana")],
      confidence: "exact",
      reason: "Contact Ben has this number. So does Lead Ana. What decided: active most recently.",
    });
  });

  it("asks the CRM about a number the index does not know", async () => {
    people.crm.put("Prospects", "eva", { name: "Eva", phone_home: "+44 20 7946 0125" });
    expect((await find("+442079460125")).person).toEqual(found("eva", "Prospects", "Eva"));
    expect((await find("+442079460126")).reason).toContain("SuiteCRM knows nobody");
  });

  it("remembers an agent's choice, for everybody, with a line in the audit log", async () => {
    mayRead();
    const { status, body } = await choose({ number, record: ana });
    expect(status).toBe(200);
    expect(body).toEqual(await find());
    expect(body).toMatchObject({
      person: found("ana", "Leads", "Ana"),
      others: [found("ben", "Contacts", "Ben")],
      confidence: "exact",
      reason: "Lead Ana has this number: an agent said so. So does Contact Ben.",
    });
    const other = { module: "Contacts", id: "ben" };
    people.pass(1);
    expect((await choose({ number, record: other })).status).toBe(200);
    expect((await find()).person).toEqual(found("ben", "Contacts", "Ben"));
    const audits = await database.db
      .selectFrom("audit_log")
      .select(["action", "data"])
      .orderBy("id")
      .execute();
    expect(audits.map(({ action, data }) => [action, JSON.parse(data)])).toEqual([
      ["person_chosen", { number, record: ana, others: 1, unverified: false }],
      ["person_chosen", { number, record: other, others: 1, unverified: false }],
    ]);
  });

  it("forgets the choice of somebody who no longer has the number", async () => {
    mayRead();
    await choose({ number, record: ana });
    people.pass(3_600_000);
    people.crm.put("Leads", "ana", { phone_work: "+12125550142" });
    await people.sync();
    expect(await find()).toMatchObject({ person: found("ben", "Contacts", "Ben"), others: [] });
  });

  it.each([
    ["refused", 403, "record-refused"],
    ["sign-in-needed", 403, "crm-sign-in-needed"],
  ] as const)(
    "takes no choice of a record the agent may not read: %s",
    async (outcome, status, code) => {
      reading = { outcome };
      const reply = await choose({ number, record: ana });
      expect(reply.status).toBe(status);
      expect(Problem.parse(reply.body).code).toBe(code);
      expect((await find()).person).toEqual(found("ben", "Contacts", "Ben"));
      expect(await database.db.selectFrom("audit_log").selectAll().execute()).toEqual([]);
    },
  );

  it("takes a choice while the CRM is away, and notes that it could not be checked", async () => {
    reading = { outcome: "unreachable" };
    expect((await choose({ number, record: ana })).status).toBe(200);
    const audit = await database.db
      .selectFrom("audit_log")
      .select("data")
      .executeTakeFirstOrThrow();
    expect(JSON.parse(audit.data)).toMatchObject({ unverified: true });
  });

  it("takes no choice of a record that has another number", async () => {
    mayRead();
    const reply = await choose({ number: "+12125550149", record: ana });
    expect(reply.status).toBe(422);
    expect(Problem.parse(reply.body).errors).toEqual([
      { field: "record", message: expect.stringContaining("GET /api/people") },
    ]);
  });

  it.each([
    ["", "number"],
    ["?number=", "number"],
    ["?number=+12125550141", "number"],
    ["?number=2125550141", "number"],
    ["?number=%2B12125550141&number=%2B12125550142", "number"],
    ["?number=%2B12125550141&name=Ana", "name"],
  ])("names what is wrong in the query “%s”", async (query, field) => {
    const { status, body } = await ask("agent", "GET", `/api/people${query}`);
    expect(status).toBe(400);
    expect(Problem.parse(body).errors?.map((error) => error.field)).toEqual([field]);
  });

  it("shows everybody how current the index is", async () => {
    const sync = PeopleSync.parse((await ask("agent", "GET", "/api/people/sync")).body);
    expect(sync).toMatchObject({ isRunning: false, people: 2, numbers: 2 });
    expect(sync.modules.map(({ module, state, people: known }) => [module, state, known])).toEqual([
      ["Leads", "up-to-date", 1],
      ["Contacts", "up-to-date", 1],
      ["Accounts", "up-to-date", 0],
      ["Prospects", "up-to-date", 0],
    ]);
  });

  it("has everybody read again for an admin alone", async () => {
    const refused = await ask("agent", "POST", "/api/people/sync");
    expect([refused.status, Problem.parse(refused.body).code]).toEqual([403, "admin-needed"]);
    people.pass(60_000);
    expect((await ask("admin", "POST", "/api/people/sync")).status).toBe(202);
    const job = await database.db.selectFrom("job").select(["queue", "run_at"]).executeTakeFirst();
    expect(job).toEqual({ queue: "sync-people", run_at: people.world.clock.now() });
    await people.sync();
    const sync = PeopleSync.parse((await ask("agent", "GET", "/api/people/sync")).body);
    expect(sync.modules.map(({ kind, lastFullAt }) => [kind, lastFullAt])).toEqual(
      sync.modules.map(() => ["full", people.world.clock.now()]),
    );
    const audits = await database.db
      .selectFrom("audit_log")
      .select(["action", "agent_id"])
      .execute();
    expect(audits).toEqual([{ action: "people_sync_started", agent_id: expect.any(String) }]);
  });
});
