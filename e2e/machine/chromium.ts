import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";

/** Chrome itself is left out: it ignores `--load-extension`. */
const names = ["chromium", "chromium-browser"];

/**
 * The Chromium to test with: CHROMIUM_PATH, one on PATH, or Playwright's own.
 * Playwright wants a path, so PATH is searched the way a shell would.
 */
export function findChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env["CHROMIUM_PATH"], ...onPath, playwrightsOwn()].find(isExecutable);
}

/** The same, installed where it is missing: from apt when root, else Playwright's download. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && isExecutable("/usr/bin/apt-get")) {
    installFromApt("chromium");
  } else {
    run("pnpm", ["exec", "playwright", "install", "chromium"]);
  }
  const installed = findChromium();
  if (installed === undefined) {
    throw new Error(
      "No Chromium found and none could be installed. Install it, or set CHROMIUM_PATH.",
    );
  }
  return installed;
}

export function installFromApt(name: string): void {
  run("apt-get", ["update", "-qq"]);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name]);
}

function run(command: string, args: readonly string[]): void {
  console.log(`$ ${command} ${args.join(" ")}`);
  execFileSync(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

function playwrightsOwn(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function isExecutable(path: string | undefined): path is string {
  if (path === undefined || path === "") return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
