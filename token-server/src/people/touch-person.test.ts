import { Registry } from "prom-client";
import { beforeEach, expect, it } from "vitest";
import { claimJobs, finishJob } from "../database/jobs.ts";
import { createPeopleWorld, type PeopleWorld } from "../testing/people-world.ts";
import { onEachDatabase } from "../testing/test-database.ts";
import { measurePeople } from "./people-gauges.ts";
import { createTouchJob, touchPerson, touchQueue } from "./touch-person.ts";

onEachDatabase((open) => {
  let people: PeopleWorld;
  beforeEach(async () => {
    people = createPeopleWorld(await open());
  });

  const number = "+12125550141";
  const names = async () => {
    const { person, others } = await people.lookup.find(number);
    return [person, ...others].map((one) => one?.name);
  };
  /** A call with this person, and the work it leaves. */
  async function talkWith(module: string, id: string): Promise<number> {
    const { db, clock } = people.world;
    const now = clock.now();
    await db.transaction().execute((trx) => touchPerson(trx, { module, id }, now));
    const claim = { worker: "w", queues: [touchQueue], now, leaseMs: 60_000, limit: 10 };
    const jobs = await claimJobs(db, claim);
    const handler = createTouchJob(people.world);
    for (const job of jobs) {
      await handler.run(job, people.world.signal);
      await finishJob(db, job, claim.worker);
    }
    return jobs.length;
  }

  it("reads again whom we talk with, and puts them before who was quiet", async () => {
    people.crm.put("Leads", "1", { name: "Ana", phone_work: number });
    people.crm.put("Leads", "2", { name: "Ben", phone_work: number });
    await people.sync();
    people.pass(60_000);
    await talkWith("Leads", "2");
    expect(await names()).toEqual(["Ben", "Ana"]);
    people.pass(60_000);
    people.crm.put("Leads", "1", { name: "Ana New" });
    await talkWith("Leads", "1");
    expect(await names()).toEqual(["Ana New", "Ben"]);
    await people.sync();
    expect(await names()).toEqual(["Ana New", "Ben"]);
  });

  it("takes in whom it does not know yet, and out who is gone", async () => {
    people.crm.put("Accounts", "a", { name: "Brightline", phone_office: number });
    await talkWith("Accounts", "a");
    expect(await names()).toEqual(["Brightline"]);
    people.crm.remove("Accounts", "a");
    await talkWith("Accounts", "a");
    expect(await names()).toEqual([undefined]);
  });

  it("has nothing to do with records that are no people", async () => {
    expect(await talkWith("Opportunities", "1")).toBe(0);
  });

  it("shows Prometheus how large the index is, and how old", async () => {
    const { db, clock } = people.world;
    people.crm.put("Leads", "1", { name: "Ana", phone_work: number, phone_mobile: "+12125550142" });
    await people.sync();
    people.pass(90_000);
    const registry = new Registry();
    measurePeople(registry, db, clock);
    const text = await registry.metrics();
    expect(text).toContain('ringback_people_numbers{module="Leads"} 2');
    expect(text).toContain('ringback_people_numbers{module="Accounts"} 0');
    expect(text).toContain('ringback_people_sync_age_seconds{module="Leads"} 90');
  });
});
