import { globSync } from "node:fs";
import { access, constants, readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** Folder of `initdb` and `postgres`, the newest version first; `undefined` where there is none. */
export async function findPostgres(searchPath: string): Promise<string | undefined> {
  const installed = globSync("/usr/lib/postgresql/*/bin").toSorted((a, b) =>
    b.localeCompare(a, "en", { numeric: true }),
  );
  for (const folder of [...installed, ...searchPath.split(delimiter)]) {
    if ((await isProgram(join(folder, "postgres"))) && (await isProgram(join(folder, "initdb")))) {
      return folder;
    }
  }
  return undefined;
}

/** PostgreSQL refuses to run as root: whom to run it as instead. Empty for everybody else. */
export async function unprivilegedUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const accounts = (await readFile("/etc/passwd", "utf8"))
    .split("\n")
    .map((line) => line.split(":"));
  const account =
    accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  if (account === undefined)
    throw new Error("Neither “postgres” nor “nobody” exists on this machine");
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
