import { beforeEach, expect, it } from "vitest";
import { onEachDatabase } from "../testing/test-database.ts";
import { createPeopleWorld, type PeopleWorld } from "../testing/people-world.ts";

const longMs = 60_000;
const number = "+442079460125";

onEachDatabase((open) => {
  let people: PeopleWorld;
  beforeEach(async () => {
    people = createPeopleWorld(await open());
  });

  const lists = () =>
    people.crm.seen.filter(({ pathname }) => pathname.includes("/V8/module/")).length;
  const name = async (waitMs = longMs) =>
    (await people.lookup.findLive(number, waitMs)).person?.name;
  const reason = async (waitMs = longMs) => (await people.lookup.findLive(number, waitMs)).reason;

  it("finds in the CRM whom the index does not know yet, however the number is written", async () => {
    people.crm.put("Accounts", "a", { name: "Brightline", phone_alternate: "+44 (0)20 7946 0125" });
    expect(await name()).toBe("Brightline");
    expect((await people.lookup.find(number)).person?.name).toBe("Brightline");
    const [search] = people.crm.seen.filter(({ pathname }) =>
      pathname.endsWith("/module/Accounts"),
    );
    expect(search?.searchParams.get("filter[operator]")).toBe("or");
    expect(search?.searchParams.get("filter[phone_office][like]")).toBe("%2%0%7%9%4%6%0%1%2%5%");
    expect([...(search?.searchParams.keys() ?? [])].join()).not.toContain("phone_shown");
    expect(lists()).toBe(4);
    await name();
    expect(lists()).toBe(4);
  });

  it("checks again what the digits found: others between them are another number", async () => {
    people.crm.put("Leads", "1", { name: "Other", phone_work: "+44 20 7946 0012 5" });
    people.crm.put("Leads", "2", { name: "Fax", phone_fax: number });
    expect(await reason()).toBe(
      "Nobody in the index has this number. SuiteCRM knows nobody with it either.",
    );
    expect((await people.lookup.find("+4420794600125")).person).toBeNull();
  });

  it("asks once for a storm of calls, and remembers for a minute that nobody was there", async () => {
    expect(await Promise.all([name(), name(), name()])).toEqual([undefined, undefined, undefined]);
    await name();
    expect(lists()).toBe(4);
    people.pass(60_001);
    people.crm.put("Leads", "1", { name: "New", phone_work: number });
    expect(await name()).toBe("New");
  });

  it("lets the caller go at the deadline, and hears the answer all the same", async () => {
    people.crm.put("Leads", "1", { name: "Ana", phone_work: number });
    const held = Promise.withResolvers<void>();
    people.crm.atRequest(() => held.promise);
    expect(await reason(1)).toContain("SuiteCRM did not answer in time.");
    held.resolve();
    expect(await name()).toBe("Ana");
    expect(lists()).toBe(4);
  });

  it("does not ask a CRM that is down, and tries again behind the callers' backs", async () => {
    people.crm.put("Leads", "1", { name: "Ana", phone_work: number });
    people.crm.atRequest(() => {
      throw new TypeError("fetch failed");
    });
    expect(await reason()).toContain("SuiteCRM could not say.");
    expect(await reason()).toContain("SuiteCRM could not say.");
    const asked = people.crm.seen.length;
    expect(await reason()).toContain("SuiteCRM is down, so it was not asked.");
    expect(people.crm.seen.length).toBe(asked);

    people.crm.atRequest(() => {});
    people.pass(15_000);
    expect(await reason()).toContain("SuiteCRM is down");
    await expect.poll(async () => (await people.lookup.find(number)).person?.name).toBe("Ana");
    await expect.poll(() => people.world.breaker.isDown).toBe(false);
  });

  it("makes do with the modules it may read", async () => {
    people.crm.refuse("Accounts");
    people.crm.put("Leads", "1", { name: "Ana", phone_work: number });
    expect(await name()).toBe("Ana");
    expect(people.world.breaker.isDown).toBe(false);
    expect(people.reported).toEqual([]);
  });

  it("does not search for numbers nobody can have", async () => {
    for (const impossible of ["+1000000000", "+4412"]) {
      await people.lookup.findLive(impossible, longMs);
    }
    expect(people.crm.seen).toEqual([]);
  });

  it("keeps to a few requests at a time", async () => {
    let [atOnce, most] = [0, 0];
    people.crm.atRequest(async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
    });
    const many = Array.from({ length: 20 }, (_, at) => `+1212555${String(1000 + at)}`);
    await Promise.all(many.map((one) => people.lookup.findLive(one, longMs)));
    expect(lists()).toBe(80);
    expect(most).toBeLessThanOrEqual(8);
  });
});
