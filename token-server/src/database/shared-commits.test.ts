import { DatabaseSync } from "node:sqlite";
import { beforeEach, expect, it } from "vitest";
import { createSharedCommits, type SharedCommits } from "./shared-commits.ts";

let database: DatabaseSync;
let commits: SharedCommits;
let commitsMade = 0;
const rows = () => database.prepare("select name from note order by name").all().map(nameOf);
const nameOf = ({ name }: Record<string, unknown>) => name;
const write = (name: string) => database.prepare("insert into note values (?, null)").run(name);

beforeEach(() => {
  database = new DatabaseSync(":memory:");
  database.exec(`create table note (
    name text primary key,
    under text references note (name) deferrable initially deferred
  )`);
  commitsMade = 0;
  const real = database.exec.bind(database);
  database.exec = (sql) => {
    real(sql);
    if (sql === "commit") commitsMade += 1;
  };
  commits = createSharedCommits(database);
});

async function add(name: string): Promise<void> {
  await commits.begin();
  write(name);
  await commits.commit();
}

it("commits what follows without a pause together, and tells nobody before", async () => {
  const done: string[] = [];
  await commits.begin();
  write("a");
  const others = ["b", "c"].map(async (name) => {
    await add(name);
    done.push(name);
  });
  const first = commits.commit().then(() => done.push("a"));
  expect(done).toEqual([]);
  expect(commitsMade).toBe(0);
  await Promise.all([first, ...others]);
  expect(commitsMade).toBe(1);
  expect(done).toEqual(["a", "b", "c"]);
  expect(rows()).toEqual(["a", "b", "c"]);
  expect(database.isTransaction).toBe(false);
});

it("lets nobody wait for a long line", async () => {
  const names = Array.from({ length: 20 }, (_, index) => `n${String(index).padStart(2, "0")}`);
  await Promise.all(names.map(add));
  expect(commitsMade).toBe(3);
  expect(rows()).toEqual(names);
});

it("takes back one alone", async () => {
  await commits.begin();
  const others = ["b", "c"].map(add);
  write("a");
  commits.rollBack();
  await Promise.all(others);
  expect(rows()).toEqual(["b", "c"]);
});

it("leaves nothing open when the only one is taken back", async () => {
  await commits.begin();
  write("a");
  commits.rollBack();
  expect(database.isTransaction).toBe(false);
  expect(commitsMade).toBe(0);
  expect(rows()).toEqual([]);
});

it("tells all of a commit that fails, and goes on", async () => {
  await commits.begin();
  const other = add("b");
  database.exec("insert into note values ('a', 'nobody')");
  const both = await Promise.allSettled([commits.commit(), other]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(rows()).toEqual([]);
  await add("c");
  expect(rows()).toEqual(["c"]);
});

it("tells those before when SQLite takes everything back by itself", async () => {
  await commits.begin();
  write("a");
  const second = commits.begin();
  const first = commits.commit();
  await second;
  expect(() => database.exec("insert or rollback into note values ('a', null)")).toThrow("UNIQUE");
  const third = add("c");
  commits.rollBack();
  await expect(first).rejects.toThrow("taken back");
  await third;
  expect(rows()).toEqual(["c"]);
});

it("lets the next one in when SQLite cannot begin", async () => {
  const real = database.exec.bind(database);
  let isBusy = true;
  database.exec = (sql) => {
    if (sql.startsWith("begin") && isBusy) throw new Error("database is locked");
    real(sql);
  };
  await expect(add("a")).rejects.toThrow("locked");
  isBusy = false;
  await add("b");
  expect(rows()).toEqual(["b"]);
});

it("hangs nobody when it is closed in the middle", async () => {
  await commits.begin();
  write("a");
  const waiting = [add("b"), add("c")];
  commits.close();
  database.close();
  commits.rollBack();
  const all = await Promise.allSettled(waiting);
  expect(all.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
