import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import * as z from "zod";
import { type DatabaseConfig, type Db, openDatabase } from "../database/open.ts";
import { createCallerLookup } from "../people/caller-lookup.ts";
import { type ReadPerson, storePeople } from "../people/store-people.ts";
import { findPostgres } from "./find-postgres.ts";
import { startPostgres } from "./start-postgres.ts";

/** Times caller matches in a full index on each engine: `measure-lookup.ts '{"numbers":1000000,…}'`. */
const { numbers, lookUps } = z
  .object({ numbers: z.int().positive(), lookUps: z.int().positive() })
  .parse(JSON.parse(process.argv[2] ?? ""));

const numbersOfOne = 2;
const peopleAtOnce = 1_000;
const likeRuns = 5;

/** All different, in an order that is not that of the people. */
const numberOf = (index: number) => `+1${2_120_000_000 + ((index * 7_919) % numbers) * 7}`;

function person(index: number): ReadPerson {
  const fields = ["phone_work", "phone_mobile"].slice(0, numbersOfOne);
  return {
    module: "Leads",
    person: {
      id: randomUUID(),
      name: `Person ${index}`,
      firstName: "Person",
      about: "Buyer · Brightline",
      ownerCrmUserId: randomUUID(),
      country: "USA",
      phones: [],
      status: "New",
      contactId: "",
      modifiedAt: index,
    },
    country: "US",
    numbers: fields.map((field, at) => {
      const number = numberOf(index * numbersOfOne + at);
      const lastTen = number.slice(-10);
      return { field, position: 0, number, national: null, lastTen, basis: "record", isFax: false };
    }),
  };
}

async function fill(db: Db): Promise<void> {
  for (let at = 0; at * numbersOfOne < numbers; at += peopleAtOnce) {
    const people = Array.from({ length: peopleAtOnce }, (_, of) => person(at + of));
    await db.transaction().execute((trx) => storePeople(trx, "Leads", people));
  }
  await sql`analyze`.execute(db);
}

/** Microseconds of each, one after the other. */
async function time(count: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const start = performance.now();
    await work(at);
    times.push((performance.now() - start) * 1000);
  }
  return times.toSorted((one, other) => one - other);
}

const quantile = (sorted: readonly number[], part: number) =>
  Number((sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN).toFixed(1));

async function measure(config: DatabaseConfig) {
  const { db, close } = await openDatabase(config);
  try {
    await fill(db);
    const lookup = createCallerLookup({
      db,
      crm: { url: "https://crm.example.com", apiUrl: "https://crm.example.com/Api" },
      defaultCountry: "US",
      lookUpLive: async () => "nobody",
    });
    const anywhere = () => numberOf(Math.floor(Math.random() * numbers));
    const find = async () => {
      const { confidence } = await lookup.find(anywhere());
      if (confidence !== "exact") throw new Error("A number in the index was not found");
    };
    const miss = async (at: number) => {
      const { confidence } = await lookup.find(`+44207946${String(at % 10_000).padStart(4, "0")}`);
      if (confidence !== "none") throw new Error("A number that is not in the index was found");
    };
    const like = async () => {
      const pattern = `%${anywhere().slice(-10)}`;
      const query = db
        .selectFrom("person_number")
        .select("record_id")
        .where("number", "like", pattern);
      if ((await query.execute()).length === 0) throw new Error("LIKE found nobody");
    };
    await time(lookUps / 10, find);
    const found = await time(lookUps, find);
    const missed = await time(lookUps / 10, miss);
    const liked = await time(likeRuns, like);
    return {
      p50_us: quantile(found, 0.5),
      p99_us: quantile(found, 0.99),
      miss_p50_us: quantile(missed, 0.5),
      like_ms: Number((quantile(liked, 0.5) / 1000).toFixed(1)),
    };
  } finally {
    await close();
  }
}

const dataFolder = await mkdtemp(join(tmpdir(), "ringback-lookup-"));
const sqlite = await measure({ dataFolder });
await rm(dataFolder, { recursive: true });
const programs = await findPostgres(process.env["PATH"] ?? "");
if (programs === undefined) throw new Error("No PostgreSQL found: install it first");
const server = await startPostgres(programs);
const postgres = await measure({ databaseUrl: server.url, dataFolder: "" });
await server.stop();
process.stdout.write(`READY ${JSON.stringify({ sqlite, postgres })}\n`);
