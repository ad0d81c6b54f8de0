import { PeopleMatch, PeopleSync } from "@ringback/shared/people-api";
import { signInByHttp, type HttpAgent } from "../../fixtures/http-agent.ts";
import { expect, test } from "../../fixtures/test.ts";
import type { World } from "../../fixtures/world.ts";

test.use({ worldOptions: { signInGrant: "password" } });

async function readSync(agent: HttpAgent): Promise<PeopleSync> {
  return PeopleSync.parse(await (await agent.ask("GET", "/api/people/sync")).json());
}

/** Waits until every module was read to its end after `since`. */
async function indexIsCurrent(agent: HttpAgent, since = 0): Promise<PeopleSync> {
  await expect
    .poll(async () =>
      (await readSync(agent)).modules.every(
        ({ state, lastDoneAt }) => state === "up-to-date" && (lastDoneAt ?? 0) > since,
      ),
    )
    .toBe(true);
  return readSync(agent);
}

/** The server starts anew, and with it a round of the sync. */
async function nextRound(world: World, agent: HttpAgent): Promise<PeopleSync> {
  const since = Date.now();
  await world.killServer();
  await world.startServer();
  return indexIsCurrent(agent, since);
}

async function find(agent: HttpAgent, number: string): Promise<PeopleMatch> {
  const path = `/api/people?number=${encodeURIComponent(number)}`;
  return PeopleMatch.parse(await (await agent.ask("GET", path)).json());
}

const nameOf = async (agent: HttpAgent, number: string) =>
  (await find(agent, number)).person?.name ?? null;

test("the index follows the CRM: new, changed and deleted records, and new phone fields", async ({
  world,
  bdm,
}) => {
  const agent = await signInByHttp(world, bdm);
  const first = await indexIsCurrent(agent);
  expect(first.modules.map(({ kind, people }) => [kind, people])).toEqual([
    ["full", 200],
    ["full", 200],
    ["full", 50],
    ["full", 20],
  ]);

  const ana = await world.crm.addRecord("Leads", {
    first_name: "Ana",
    last_name: "Carvalho",
    phone_mobile: "020 7946 0958 / 020 7946 0959",
    primary_address_country: "United Kingdom",
  });
  // Nobody waits for the next round: who is missing is looked up in the CRM itself.
  expect(await nameOf(agent, "+442079460959")).toBe("Ana Carvalho");

  await world.crm.change("Leads", ana.id, { phone_mobile: "+44 (0)20 7946 0960" });
  const second = await nextRound(world, agent);
  expect(second.modules.map(({ kind, people }) => [kind, people])).toEqual([
    ["changes", 201],
    ["changes", 200],
    ["changes", 50],
    ["changes", 20],
  ]);
  expect(await nameOf(agent, "+442079460960")).toBe("Ana Carvalho");
  expect(await nameOf(agent, "+442079460959")).toBeNull();

  const [contact] = await world.crm.records("Contacts");
  await world.crm.addPhoneField("Contacts", "phone_boat_c");
  await world.crm.change("Contacts", contact?.id ?? "", { phone_boat_c: "+1 212 555 0199" });
  await world.crm.remove("Leads", ana.id);
  const third = await nextRound(world, agent);
  expect(third.modules.map(({ kind, people }) => [kind, people])).toEqual([
    ["changes", 200],
    ["full", 200],
    ["changes", 50],
    ["changes", 20],
  ]);
  expect(await nameOf(agent, "+442079460960")).toBeNull();
  expect(await nameOf(agent, "+12125550199")).toBe(contact?.name);
});

test("a number that three leads share: all are named, and an agent's word decides", async ({
  world,
  bdm,
}) => {
  const agent = await signInByHttp(world, bdm);
  await indexIsCurrent(agent);
  const vances = await world.crm.records("Leads", { last_name: "Vance" });
  const digits = vances
    .map((lead) => String(lead["phone_work"]))
    .find((text) => text.startsWith("44"));
  const number = `+${digits}`;
  const before = await find(agent, number);
  expect(before.others).toHaveLength(2);
  expect(before.reason).toContain("So do 2 others.");
  const last = before.others.at(-1)?.record;
  const chosen = await agent.ask("PUT", "/api/people/choice", { number, record: last });
  expect(chosen.status).toBe(200);
  expect((await find(agent, number)).person?.record).toEqual(last);
});

test("a CRM that hangs keeps nobody waiting, and one that is down is not asked", async ({
  world,
  bdm,
}) => {
  const agent = await signInByHttp(world, bdm);
  await indexIsCurrent(agent);
  await world.crm.become("hang");
  expect((await find(agent, "+442079460970")).reason).toContain("did not answer in time");
  await world.crm.become("refuse");
  await expect
    .poll(async () => (await find(agent, "+442079460971")).reason)
    .toContain("SuiteCRM is down, so it was not asked.");
  await world.crm.become("up");
  await world.crm.addRecord("Leads", { last_name: "Late", phone_work: "+44 20 7946 0972" });
  // The first that asks again does so behind the callers' backs, after a while.
  await expect.poll(() => nameOf(agent, "+442079460972"), { timeout: 40_000 }).toBe("Late");
});

test("only an admin has everybody read again", async ({ world, bdm }) => {
  const agent = await signInByHttp(world, bdm);
  const admin = await signInByHttp(world, world.user("admin"));
  const since = (await indexIsCurrent(agent)).modules.map(({ lastFullAt }) => lastFullAt ?? 0);
  expect((await agent.ask("POST", "/api/people/sync")).status).toBe(403);
  expect((await admin.ask("POST", "/api/people/sync")).status).toBe(202);
  const { modules } = await indexIsCurrent(agent, Math.max(...since));
  for (const [at, { kind, lastFullAt }] of modules.entries()) {
    expect(kind).toBe("full");
    expect(lastFullAt).toBeGreaterThan(since[at] ?? 0);
  }
});
