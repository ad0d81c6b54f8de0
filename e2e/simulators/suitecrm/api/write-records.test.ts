import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, Document, Listing, Refusal, signIn } from "../caller.ts";
import { seededUsers } from "../records/seed/users.ts";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";

let crm: SuitecrmSimulator;
let service: Caller;
beforeAll(async () => {
  crm = await startSuitecrmSimulator();
  service = await signIn(crm);
});
afterAll(() => crm.close());

async function signInAs(userName: string): Promise<Caller> {
  const user = seededUsers.find((candidate) => candidate.userName === userName);
  if (user === undefined) throw new Error(`${userName} was not seeded.`);
  return await signIn(crm, user);
}

const callId = "a3a5b1f0-1d5b-5c7e-8a55-3f1f0d7a9b01";

test("refuses a second record with the same id, even after it was deleted", async () => {
  await service.create("Calls", { name: "once", status: "Held" }, callId);
  const body = { data: { type: "Calls", id: callId, attributes: { name: "twice" } } };
  const again = await service.ask("POST", "/module", body);
  expect(Refusal.parse(await again.json()).errors.detail).toBe(
    `Bean Calls with id ${callId} is already exist`,
  );
  expect((await service.ask("DELETE", `/module/Calls/${callId}`)).status).toBe(200);
  expect((await service.ask("POST", "/module", body)).status).toBe(400);
  const change = await service.ask("PATCH", "/module", body);
  expect(Refusal.parse(await change.json()).errors.detail).toBe(
    `Calls module with id ${callId} is not found`,
  );
});

test("loses an ISO time without a word, also one that was good before", async () => {
  const call = await service.create("Calls", {
    name: "times",
    date_start: "2026-03-01 10:00:00",
    duration_hours: 0,
    duration_minutes: 90,
  });
  expect(call.attributes).toMatchObject({
    date_start: "2026-03-01T10:00:00+00:00",
    date_end: "2026-03-01T11:30:00+00:00",
  });
  const response = await service.ask("PATCH", "/module", {
    data: { type: "Calls", id: call.id, attributes: { date_start: "2026-03-01T10:00:00Z" } },
  });
  expect(response.status).toBe(201);
  expect(Document.parse(await response.json()).data.attributes["date_start"]).toBe("");
});

test("reads a display time in the writer's own zone and format, and no other", async () => {
  const tom = await signInAs("bdm2");
  const create = (date_start: string) => tom.create("Calls", { name: "local", date_start });
  expect((await create("07/01/2026 02:30pm")).attributes["date_start"]).toBe(
    "2026-07-01T18:30:00+00:00",
  );
  expect((await create("01/07/2026 14:30")).attributes["date_start"]).toBe("");
});

test("keeps the note but not its file when the file's name is refused", async () => {
  const response = await service.ask("POST", "/module", {
    data: {
      type: "Notes",
      attributes: { name: "half done", filename: "run.php", filecontents: "eA==" },
    },
  });
  expect(response.status).toBe(400);
  const found = await service.ask("GET", "/module/Notes?filter[name][eq]=half done");
  const [note] = Listing.parse(await found.json()).data;
  expect(note?.attributes).toMatchObject({ name: "half done", filename: "" });
});

test("shows a call in the history of its lead, and in its calls only when related", async () => {
  const lead = crm.wellKnown["e164"];
  const call = await service.create("Calls", {
    name: "with a lead",
    parent_type: "Leads",
    parent_id: lead?.id,
  });
  const behind = async (link: string) => {
    const path = `/module/Leads/${lead?.id}/relationships/${link}`;
    return Listing.parse(await (await service.ask("GET", path)).json()).data.map(({ id }) => id);
  };
  expect(await behind("oldcalls")).toEqual([call.id]);
  expect(await behind("calls")).toEqual([]);
  await service.ask("POST", `/module/Calls/${call.id}/relationships`, {
    data: { type: "Leads", id: lead?.id },
  });
  expect(await behind("calls")).toEqual([call.id]);
});

test("lets an owner-only user see and change nothing of others, but counts everybody's", async () => {
  const bea = await signInAs("bdm1");
  const me = seededUsers.find(({ userName }) => userName === "bdm1")?.id ?? "";
  crm.crm.accounts.setAccess(me, "Leads", "owner");
  const other = crm.wellKnown["international"]?.id ?? "";
  expect((await bea.ask("GET", `/module/Leads/${other}`)).status).toBe(400);
  const response = await bea.ask(
    "GET",
    "/module/Leads?page[size]=200&fields[Leads]=assigned_user_id",
  );
  const list = Listing.parse(await response.json());
  expect(list.meta).toMatchObject({ "total-pages": 1, "records-on-this-page": list.data.length });
  expect(list.data.length).toBeLessThan(200);
  const owners = new Set(list.data.map(({ attributes }) => attributes["assigned_user_id"]));
  expect([...owners]).toEqual([me]);
  const pages = await bea.ask("GET", "/module/Leads?page[size]=1");
  expect(Listing.parse(await pages.json()).meta).toMatchObject({ "total-pages": 200 });
  crm.crm.accounts.setAccess(me, "Leads", "all");
});

test("finds a number written any way by putting wildcards between its digits", async () => {
  const shared = crm.wellKnown["sharedFirst"];
  const digits = (shared?.e164 ?? "").slice(3);
  const find = async (pattern: string) => {
    const like = `[like]=${encodeURIComponent(pattern)}`;
    const filter = `filter[operator]=or&filter[phone_mobile]${like}&filter[phone_work]${like}`;
    const found = await service.ask("GET", `/module/Leads?${filter}&page[size]=20`);
    return Listing.parse(await found.json()).data.map(({ id }) => id);
  };
  const expected = ["sharedFirst", "sharedSecond", "sharedThird"].map(
    (key) => crm.wellKnown[key]?.id,
  );
  expect(await find(`%${digits.split("").join("%")}%`)).toEqual(expect.arrayContaining(expected));
  // Only the one without any blanks is found by its plain digits.
  expect(await find(`%${digits}%`)).toEqual([crm.wellKnown["sharedThird"]?.id]);
});
