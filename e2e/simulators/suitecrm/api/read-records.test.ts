import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, Listing, Refusal, signIn } from "../caller.ts";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";

let crm: SuitecrmSimulator;
let service: Caller;
let now = new Date("2026-03-01T10:00:00Z");
beforeAll(async () => {
  crm = await startSuitecrmSimulator({ seed: null, now: () => now });
  crm.crm.records.add("Users", "1", { user_name: "admin", status: "Active", is_admin: "1" });
  service = await signIn(crm);
  for (const number of [1, 2, 3, 4, 5]) {
    await service.create(
      "Prospects",
      { last_name: `Person ${number}`, phone_work: `(212) 555-010${number}` },
      idOf(number),
    );
    now = new Date(now.getTime() + 90_000);
  }
});
afterAll(() => crm.close());

const idOf = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

async function list(query: Readonly<Record<string, string>>) {
  const parameters = new URLSearchParams({ "fields[Prospects]": "last_name", ...query });
  const response = await service.ask("GET", `/module/Prospects?${parameters.toString()}`);
  return { status: response.status, body: await response.json() };
}

async function numbersOf(query: Readonly<Record<string, string>>): Promise<number[]> {
  const { body } = await list(query);
  return Listing.parse(body).data.map(({ id }) => Number(id.at(-1)));
}

test("walks through a module by id, however small the pages", async () => {
  const page = { sort: "id", "page[size]": "2" };
  expect(await numbersOf(page)).toEqual([1, 2]);
  expect(await numbersOf({ ...page, "filter[id][gt]": idOf(2) })).toEqual([3, 4]);
  expect(await numbersOf({ ...page, "filter[id][gt]": idOf(4) })).toEqual([5]);
  const { body } = await list({ ...page, "filter[id][gt]": idOf(2) });
  expect(Listing.parse(body).meta).toEqual({ "total-pages": 2, "records-on-this-page": 2 });
});

test("knows what changed since a moment, to the second, and the newest of all", async () => {
  const since = { "filter[date_modified][gte]": "2026-03-01 10:04:30" };
  expect(await numbersOf({ ...since, sort: "id" })).toEqual([4, 5]);
  expect(await numbersOf({ ...since, sort: "id", "filter[id][gt]": idOf(4) })).toEqual([5]);
  expect(await numbersOf({ sort: "-date_modified", "page[size]": "1" })).toEqual([5]);
});

test("finds digits with anything between them, in any of several fields", async () => {
  const pattern = `%${"2125550103".split("").join("%")}%`;
  const either = {
    "filter[operator]": "or",
    "filter[phone_work][like]": pattern,
    "filter[phone_home][like]": pattern,
  };
  expect(await numbersOf(either)).toEqual([3]);
});

test("names the first deleted record in place of a list of them", async () => {
  const deleted = { "filter[deleted][eq]": "1", sort: "id", "page[size]": "10" };
  expect(await numbersOf(deleted)).toEqual([]);
  for (const number of [2, 4]) await service.ask("DELETE", `/module/Prospects/${idOf(number)}`);
  const detailOf = async (query: Readonly<Record<string, string>>) => {
    const { status, body } = await list({ ...deleted, ...query });
    expect(status).toBe(400);
    return Refusal.parse(body).errors.detail;
  };
  expect(await detailOf({})).toBe(`Prospects module with id ${idOf(2)} is not found`);
  expect(await detailOf({ "filter[id][gt]": idOf(2) })).toBe(
    `Prospects module with id ${idOf(4)} is not found`,
  );
  expect(await numbersOf({ ...deleted, "filter[id][gt]": idOf(4) })).toEqual([]);
  const some = { "filter[operator]": "or", "filter[last_name][eq]": "Person 4" };
  expect(await detailOf(some)).toContain(idOf(4));
});

test("shows what is there whatever else is said of “deleted”", async () => {
  for (const name of ["filter[deleted][neq]", "filter[deleted][eq]", "filter[deleted]"]) {
    expect(await numbersOf({ [name]: "0", sort: "id" })).toEqual([1, 3, 5]);
  }
});
