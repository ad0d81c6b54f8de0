import { beforeEach, expect, it } from "vitest";
import { onEachDatabase } from "../../testing/test-database.ts";
import { createPeopleWorld, type PeopleWorld } from "../../testing/people-world.ts";
import { describeSync } from "./describe-sync.ts";

const minuteMs = 60_000;

onEachDatabase((open) => {
  let people: PeopleWorld;
  beforeEach(async () => {
    people = createPeopleWorld(await open());
  });

  const idOf = (number: number) => `lead-${String(number).padStart(4, "0")}`;
  const numberOf = (number: number) => `+1212555${String(number).padStart(4, "0")}`;
  const addLeads = (from: number, to: number) => {
    for (let number = from; number <= to; number += 1) {
      people.crm.put("Leads", idOf(number), {
        name: `Lead ${number}`,
        phone_work: numberOf(number),
      });
    }
  };
  /** Ids of the leads in the index, in order. */
  const indexed = async () =>
    (
      await people.world.db
        .selectFrom("person")
        .select("record_id")
        .where("module", "=", "Leads")
        .execute()
    )
      .map(({ record_id: id }) => id)
      .toSorted((one, other) => (one < other ? -1 : 1));
  const ids = (...numbers: number[]) => numbers.map(idOf);
  const upTo = (last: number) => Array.from({ length: last }, (_, at) => idOf(at + 1));
  const leads = async () => {
    const { modules } = await describeSync(people.world.db);
    return modules.find(({ module }) => module === "Leads");
  };
  /** Jobs, as the job table would run them, until one says that all is done. */
  async function syncToEnd(shareMs?: number): Promise<number> {
    for (let jobs = 1; ; jobs += 1) {
      await people.sync(shareMs);
      const job = await people.world.db
        .selectFrom("job")
        .select("run_at")
        .executeTakeFirstOrThrow();
      if (job.run_at > people.world.clock.now()) return jobs;
    }
  }
  const searches = (module: string) =>
    people.crm.seen
      .filter(({ pathname }) => pathname.endsWith(`/module/${module}`))
      .map(({ searchParams }) => searchParams);

  it("reads everybody first, and then only what changed", async () => {
    addLeads(1, 449);
    people.pass(20 * minuteMs);
    addLeads(450, 450);
    await syncToEnd();
    expect(await indexed()).toEqual(upTo(450));
    expect(await leads()).toMatchObject({
      state: "up-to-date",
      kind: "full",
      read: 450,
      total: 450,
      people: 450,
      numbers: 450,
      problem: null,
    });
    people.pass(10 * minuteMs);
    addLeads(451, 451);
    people.crm.put("Leads", idOf(7), { phone_work: numberOf(700) });
    people.crm.seen.length = 0;
    await syncToEnd();
    expect(await leads()).toMatchObject({ kind: "changes", people: 451, numbers: 451 });
    expect((await people.lookup.find(numberOf(700))).person?.name).toBe("Lead 7");
    expect((await people.lookup.find(numberOf(7))).person).toBeNull();
    expect(searches("Leads").map((query) => query.get("filter[date_modified][gte]"))).toEqual([
      // The newest change, the page of changes, and a first deleted record.
      null,
      "2026-11-22 10:15:00",
      "2026-11-22 10:15:00",
    ]);
  });

  it("looks back far enough for what was saved late", async () => {
    addLeads(1, 1);
    await syncToEnd();
    people.pass(6 * minuteMs);
    // Marked with a moment before the newest change that was known, because its save took long.
    people.crm.put("Leads", idOf(2), { name: "Late", date_modified: "2026-11-22 09:55:30" });
    await syncToEnd();
    expect(await indexed()).toEqual(ids(1, 2));
  });

  it("does not lose what changes behind its back while it reads", async () => {
    addLeads(1, 450);
    let hasChanged = false;
    people.crm.atRequest(({ searchParams }) => {
      if (hasChanged || searchParams.get("filter[id][gt]") !== idOf(400)) return;
      hasChanged = true;
      people.pass(30 * minuteMs);
      people.crm.put("Leads", idOf(1), { phone_work: numberOf(701) });
      people.crm.put("Leads", "lead-0000", { name: "New", phone_work: numberOf(702) });
      people.crm.put("Leads", idOf(450), { phone_work: numberOf(703) });
    });
    await syncToEnd();
    expect(hasChanged).toBe(true);
    people.pass(5 * minuteMs);
    await syncToEnd();
    for (const [number, name] of [
      [701, "Lead 1"],
      [702, "New"],
      [703, "Lead 450"],
    ] as const) {
      expect((await people.lookup.find(numberOf(number))).person?.name).toBe(name);
    }
  });

  it("takes out who was deleted, one after the other, as the CRM names them", async () => {
    addLeads(1, 6);
    await syncToEnd();
    people.pass(10 * minuteMs);
    for (const number of [2, 3, 5]) people.crm.remove("Leads", idOf(number));
    await syncToEnd();
    expect(await indexed()).toEqual(ids(1, 4, 6));
    expect((await people.lookup.find(numberOf(3))).person).toBeNull();
    expect(await leads()).toMatchObject({ people: 3, numbers: 3 });
  });

  it("goes around records that the CRM lists and cannot read, deleted meanwhile or broken", async () => {
    addLeads(1, 450);
    people.crm.put("Leads", idOf(3), { unreadable: "1" });
    people.crm.put("Leads", idOf(300), { unreadable: "1" });
    await syncToEnd();
    expect(await indexed()).toEqual(upTo(450).filter((id) => id !== idOf(3) && id !== idOf(300)));
  });

  it("goes on where it was after a crash at any request", { timeout: 60_000 }, async () => {
    addLeads(1, 250);
    people.crm.put("Contacts", "c1", { name: "Ana", phone_work: "+442079460126" });
    await syncToEnd();
    const all = people.crm.seen.length;
    const { db } = people.world;
    for (let crashAt = 1; crashAt <= all; crashAt += 1) {
      for (const table of ["person", "people_sync", "job"] as const) {
        await db.deleteFrom(table).execute();
      }
      let requests = 0;
      people.crm.atRequest(() => {
        requests += 1;
        if (requests === crashAt) throw new TypeError("socket hang up");
      });
      await expect(people.sync()).rejects.toThrow("SuiteCRM is unreachable");
      await syncToEnd();
      // What was asked before the crash is not asked again, but for the start of a module.
      expect(requests).toBeLessThanOrEqual(all + 3);
      expect(await indexed()).toEqual(upTo(250));
      expect((await people.lookup.find("+442079460126")).person?.name).toBe("Ana");
      expect(await leads()).toMatchObject({ state: "up-to-date", read: 250 });
    }
  });

  it("shares long work among many jobs, and shows how far it is", async () => {
    addLeads(1, 450);
    await people.sync(0);
    expect(await leads()).toMatchObject({ state: "reading", kind: "full", read: 200, total: 600 });
    expect((await describeSync(people.world.db)).isRunning).toBe(true);
    expect(await syncToEnd(0)).toBe(2);
    expect(await indexed()).toEqual(upTo(450));
  });

  it("stores nothing of a page that another server has read meanwhile", async () => {
    addLeads(1, 250);
    await people.sync(0);
    const slow = Promise.withResolvers<void>();
    const reading = Promise.withResolvers<void>();
    people.crm.atRequest(() => {
      people.crm.atRequest(() => {});
      reading.resolve();
      return slow.promise;
    });
    const stuck = people.sync();
    await reading.promise;
    await syncToEnd();
    people.crm.remove("Leads", idOf(250));
    await people.world.db.deleteFrom("person").where("record_id", "=", idOf(250)).execute();
    people.crm.put("Leads", idOf(250), { name: "Back from the past" });
    slow.resolve();
    await stuck;
    expect(await indexed()).toEqual(upTo(249));
  });

  it("reads everybody again when a phone field is added", async () => {
    addLeads(1, 2);
    await syncToEnd();
    people.crm.addPhoneField("Leads", "phone_boat_c");
    people.crm.put("Leads", idOf(1), {
      phone_boat_c: numberOf(800),
      date_modified: "2026-11-01 00:00:00",
    });
    people.pass(10 * minuteMs);
    await syncToEnd();
    expect(await leads()).toMatchObject({ kind: "full", numbers: 3 });
    expect((await people.lookup.find(numberOf(800))).person?.name).toBe("Lead 1");
  });

  it("forgets after a full run who is not there any more, without a trace in the CRM", async () => {
    addLeads(1, 3);
    await syncToEnd();
    await people.world.db
      .insertInto("person")
      .columns(["module", "record_id", "name", "first_name", "about", "standing", "numbers"])
      .values({
        module: "Leads",
        record_id: "pruned",
        name: "Pruned",
        first_name: "",
        about: "",
        standing: "open",
        numbers: "[]",
        modified_at: 0,
        generation: 1,
      })
      .execute();
    people.pass(8 * 24 * 60 * minuteMs);
    await syncToEnd();
    expect(await indexed()).toEqual(upTo(3));
  });

  it("does not believe a CRM that shows nobody at all", async () => {
    addLeads(1, 150);
    await syncToEnd();
    for (let number = 1; number <= 150; number += 1) people.crm.remove("Leads", idOf(number));
    people.pass(8 * 24 * 60 * minuteMs);
    await syncToEnd();
    expect(await indexed()).toEqual(upTo(150));
    expect(await leads()).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("none of the 150 Leads"),
    });
  });

  it("says which module it may not read, and reads the others", async () => {
    people.crm.refuse("Leads");
    people.crm.put("Contacts", "c1", { name: "Ana", phone_work: "+442079460126" });
    await syncToEnd();
    expect(await leads()).toMatchObject({
      state: "failed",
      problem: "SuiteCRM refused (403): The service user may not read Leads.",
    });
    expect((await people.lookup.find("+442079460126")).person?.name).toBe("Ana");
  });

  it("stops at once with the server, and remembers no problem", async () => {
    addLeads(1, 450);
    const stopping = new AbortController();
    people.crm.atRequest(() => {
      stopping.abort();
      return new Promise<void>(() => {});
    });
    await expect(people.sync(undefined, stopping.signal)).rejects.toThrow(
      "SuiteCRM is unreachable",
    );
    expect((await leads())?.problem).toBeNull();
    expect(people.world.breaker.isDown).toBe(false);
  });
});
