import { once } from "node:events";
import { findPostgres } from "./find-postgres.ts";
import { startPostgres } from "./start-postgres.ts";

/** A PostgreSQL for whoever measures on one; its data is gone when it is told to stop. */
const programs = await findPostgres(process.env["PATH"] ?? "");
if (programs === undefined) throw new Error("No PostgreSQL found: install it first");
const postgres = await startPostgres(programs);
process.stdout.write(`READY ${JSON.stringify({ url: postgres.url })}\n`);
await once(process, "SIGTERM");
await postgres.stop();
process.exit(0);
