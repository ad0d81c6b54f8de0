import { sql } from "kysely";
import * as z from "zod";
import { openDatabase } from "../database/open.ts";

/** What a measurement left behind: `count-rows.ts '{"dataFolder":"…"}'`. */
const config = z
  .object({ dataFolder: z.string(), databaseUrl: z.string().optional() })
  .parse(JSON.parse(process.argv[2] ?? ""));

const { db, close } = await openDatabase(config);
const count = async (query: ReturnType<typeof sql<{ count: number }>>) =>
  Number((await query.execute(db)).rows[0]?.count);
const rows = {
  webhooks: await count(sql`select count(*) as count from webhook`),
  inboundCalls: await count(
    sql`select count(*) as count from audit_log where action = 'inbound_call'`,
  ),
  statusUpdates: await count(
    sql`select count(*) as count from audit_log where action = 'call_status_update'`,
  ),
  /** The first an agent hears of a call. */
  firstEvents: await count(
    sql`select count(*) as count from stream_event
      where data like '%"type":"call"%' and data like '%"state":"ringing"%'`,
  ),
};
await close();
process.stdout.write(`READY ${JSON.stringify(rows)}\n`);
