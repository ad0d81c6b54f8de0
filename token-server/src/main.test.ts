import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { settings } from "./testing/settings.ts";

function start(entry: "main" | "doctor", env: Record<string, string>) {
  const file = new URL(`${entry}.ts`, import.meta.url).pathname;
  const started = spawn(process.execPath, [file], { env, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void started.kill("SIGKILL"));
  return started;
}

async function settingsHere(): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "ringback-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return {
    ...settings,
    PORT: "0",
    DATA_DIR: folder,
    // Nobody listens there.
    CRM_URL: "http://127.0.0.1:1",
    TWILIO_API_ORIGIN: "http://127.0.0.1:1",
    PUBLIC_URL: "http://127.0.0.1:1",
  };
}

it.each(["SIGTERM", "SIGINT"] as const)(
  "starts, says where it listens, and stops cleanly on %s",
  async (signal) => {
    const server = start("main", await settingsHere());
    const [line] = (await once(server.stdout, "data")) as [Buffer];
    const { origin, msg } = JSON.parse(line.toString().split("\n")[0] ?? "") as Record<
      string,
      string
    >;
    expect(msg).toBe("Ringback is listening");
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
    server.kill(signal);
    expect(await once(server, "exit")).toEqual([0, null]);
  },
);

it("does not start with wrong settings, and names each", async () => {
  const server = start("main", { ...(await settingsHere()), CRM_URL: "", PUBLIC_URL: "x" });
  const [said, [code]] = await Promise.all([text(server.stderr), once(server, "exit")]);
  expect(code).toBe(1);
  expect(said).toMatch(/^PUBLIC_URL cannot be used as it is\. Write/m);
  expect(said).toMatch(/^CRM_URL is missing\. Write/m);
});

it("does not start when the database cannot be opened, and keeps its password", async () => {
  const DATABASE_URL = "postgres://ringback:hidden-password@127.0.0.1:1/ringback";
  const server = start("main", { ...(await settingsHere()), DATABASE_URL });
  const [said, [code]] = await Promise.all([text(server.stdout), once(server, "exit")]);
  expect(code).toBe(1);
  expect(said).toContain("Ringback could not start");
  expect(said).not.toContain("hidden-password");
});

it("has a doctor that names what fails and how to mend it", async () => {
  const doctor = start("doctor", await settingsHere());
  const [said, [code]] = await Promise.all([text(doctor.stdout), once(doctor, "exit")]);
  expect(code).toBe(1);
  expect(said).toContain("ok    The database is open and up to date (sqlite)");
  expect(said).toMatch(/FAIL {2}SuiteCRM is unreachable\n {6}Check CRM_URL/);
  expect(said).toMatch(/FAIL {2}Twilio could not be asked/);
});

it("has a doctor that names wrong settings", async () => {
  const doctor = start("doctor", { ...(await settingsHere()), SECRET_KEY: "short" });
  const [said, [code]] = await Promise.all([text(doctor.stdout), once(doctor, "exit")]);
  expect(code).toBe(1);
  expect(said).toMatch(/^FAIL {2}SECRET_KEY cannot be used as it is\. /);
});
