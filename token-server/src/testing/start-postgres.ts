import { spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { unprivilegedUser } from "./find-postgres.ts";

export function urlOf(serverUrl: string, database: string): string {
  return Object.assign(new URL(serverUrl), { pathname: `/${database}` }).href;
}

export async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A PostgreSQL of our own from the programs in `bin`; its data is gone when it stops. */
export async function startPostgres(bin: string) {
  const user = await unprivilegedUser();
  const folder = await mkdtemp(join(tmpdir(), "ringback-postgres-"));
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  const run = (program: string, options: string[]) =>
    spawn(join(bin, program), options, {
      ...user,
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });

  const data = join(folder, "data");
  const initdb = run("initdb", [
    "-D",
    data,
    "-A",
    "trust",
    "-U",
    "postgres",
    "-E",
    "UTF8",
    "--no-sync",
  ]);
  const [code] = await once(initdb, "exit");
  if (code !== 0) throw new Error(`initdb failed: ${String(initdb.stderr?.read())}`);

  const port = await freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 200,
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const postgres = run("postgres", ["-D", data, ...options]);
  const exited = once(postgres, "exit");
  let said = "";
  postgres.stderr?.on("data", (text: Buffer) => {
    said = (said + text.toString()).slice(-2_000);
  });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  for (let tries = 0; !(await answers(url)); tries += 1) {
    if (postgres.exitCode !== null || tries > 300) throw new Error(`No PostgreSQL: ${said}`);
    await wait(100);
  }
  return {
    url,
    async stop() {
      postgres.kill("SIGINT");
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return query(url, "select 1").then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port");
  return address.port;
}
