import { expect, it } from "vitest";
import { pathIn } from "./testing/paths.ts";
import { isPostgres } from "./database/transaction-lock.ts";
import { onEachDatabase, type TestDatabase } from "./testing/test-database.ts";
import { startTestServer } from "./testing/test-server.ts";
import { createWholeCrm } from "./testing/whole-crm.ts";
import { signLikeTwilio } from "./twilio/signature.ts";

const hourMs = 60 * 60 * 1000;
/** Who calls is looked up in every module, though never twice in 15 s. */
const mostLookUps = (4 * hourMs) / 15_000;
/** By jobs: whether it is back is asked every 30 s, the sync waits longer each time. */
const mostAskedByJobs = 250;
/** Jobs that run beside each other: so far one usually overtakes another. */
const atOnce = 8;
const ours = "+12125550142";
const known = "+14155550152";
const numberOf = (index: number) => (index % 5 === 0 ? known : `+1312555${1000 + index}`);
const sidOf = (index: number) => `CA${String(index).padStart(32, "0")}`;

async function start(database: TestDatabase) {
  let now = () => Date.now();
  const crm = createWholeCrm(() => now());
  crm.people.put("Leads", "lead-mai", { last_name: "Gehrke", phone_work: known });
  const server = await startTestServer(database, {}, crm.over);
  now = server.now;
  const { publicUrl, twilio } = server.config;
  const [authToken = ""] = twilio.authTokens;

  async function webhook(path: string, fields: Record<string, string>): Promise<string> {
    const [address = ""] = path.split("#");
    const signature = signLikeTwilio(authToken, `${publicUrl}${address}`, fields);
    const headers = { "X-Twilio-Signature": signature };
    const body = new URLSearchParams(fields);
    const response = await server.ask(address, { method: "POST", headers, body });
    expect(response.status).toBe(200);
    return response.text();
  }

  /** Somebody calls, hears that they can leave a message, and hangs up. */
  async function call(index: number): Promise<string> {
    const CallSid = sidOf(index);
    const form = { CallSid, From: numberOf(index), To: ours };
    let document = await webhook("/twilio/voice/incoming", { ...form, CallStatus: "ringing" });
    if (!document.includes("<Record")) {
      document = await webhook(pathIn(document, "Redirect"), {
        ...form,
        CallStatus: "in-progress",
      });
    }
    const over = { ...form, CallStatus: "completed" };
    await webhook(pathIn(document, "action"), { ...over, RecordingDuration: "0" });
    const Timestamp = new Date(server.now()).toUTCString();
    await webhook("/twilio/voice/status", { ...over, CallDuration: "20", Timestamp });
    return document;
  }

  const waiting = async () =>
    Number(
      (
        await database.db
          .selectFrom("job")
          .select((eb) => eb.fn.countAll().as("count"))
          .where("state", "in", ["ready", "active"])
          .where("queue", "in", ["write-call", "write-follow-up"])
          .executeTakeFirstOrThrow()
      ).count,
    );
  const isIndexed = async () =>
    (await database.db.selectFrom("person_number").select("number").execute()).length > 0;
  await expect.poll(isIndexed).toBe(true);
  return { ...server, crm, call, waiting };
}

onEachDatabase((open) => {
  it("loses nothing of hundreds of calls in an hour without the CRM, and writes them in their order", async () => {
    const server = await start(await open());
    const { crm, call, waiting, db } = server;
    const calls = isPostgres(db) ? 100 : 500;
    const before = await call(0);
    expect(before).toContain("<Record");
    await expect.poll(waiting).toBe(0);

    crm.setDown(true);
    const documents: string[] = [];
    for (let index = 1; index <= calls; index += 1) {
      server.pass(hourMs / calls);
      documents.push(await call(index));
    }
    // Who is known is greeted as ever, and everybody can leave a message.
    const ofKnown = documents.filter((_, at) => numberOf(at + 1) === known);
    expect(new Set(ofKnown)).toEqual(new Set([before]));
    expect(documents.filter((document) => !document.includes("<Record"))).toEqual([]);
    expect(crm.records.keys("Calls")).toHaveLength(1);
    expect(await waiting()).toBeGreaterThanOrEqual(calls);
    // Asked every now and then whether it is back, by a few; not by each call again and again.
    const isLookUp = (path: string) => /\/V8\/module\/(?!Users$)[A-Z][a-z]+$/.test(path);
    const refused = crm.refused();
    expect(refused.filter(isLookUp).length).toBeLessThanOrEqual(mostLookUps);
    expect(refused.filter((path) => !isLookUp(path)).length).toBeLessThan(mostAskedByJobs);

    crm.setDown(false);
    server.pass(60_000);
    await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
    expect(crm.records.keys("Calls")).toHaveLength(1 + calls);
    const made = crm.records.seen
      .filter(({ method }) => method === "POST")
      .flatMap(
        ({ attributes }) =>
          /Twilio call CA0*(\d+)/.exec(attributes["description"] ?? "")?.[1] ?? [],
      );
    expect(made).toHaveLength(1 + calls);
    const overtaken = made.map(Number).filter((index, at) => Math.abs(index - at) > atOnce);
    // They are begun in their order; one that is slow lets those beside it go by.
    expect(overtaken.length).toBeLessThan(calls / 20);
    const people = new Set(documents.map((_, at) => numberOf(at + 1)));
    expect(crm.records.keys("Tasks")).toHaveLength(people.size);
    const rows = await db.selectFrom("call").select(["state", "outcome"]).execute();
    expect(rows.filter(({ outcome }) => outcome === "missed")).toHaveLength(1 + calls);
  }, 120_000);
});
