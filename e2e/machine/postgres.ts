import { existsSync, globSync } from "node:fs";
import { installFromApt } from "./chromium.ts";

/** Whether the server's tests can start a PostgreSQL of their own. */
function hasPostgres(): boolean {
  return (
    process.env["TEST_POSTGRES_URL"] !== undefined ||
    globSync("/usr/lib/postgresql/*/bin/postgres").length > 0
  );
}

/** Installs PostgreSQL where that takes no question; elsewhere its tests are skipped and say so. */
export function ensurePostgres(): void {
  if (hasPostgres()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    installFromApt("postgresql");
  } else {
    console.log(
      "No PostgreSQL found: the server is tested on SQLite only. Set TEST_POSTGRES_URL to test both.",
    );
  }
}
