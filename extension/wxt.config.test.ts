// @vitest-environment node
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { extensionId } from "@ringback/shared/extension-id";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "wxt";

/** What a page's content script may weigh: every page of the CRM waits for it. */
const largestContentScript = 12_000;

/** Of the module that leads Twilio's addresses to the simulator. */
const loopbackMark = "127.0.0.1:";

const permissions = [
  "storage",
  "offscreen",
  "sidePanel",
  "identity",
  "scripting",
  "alarms",
  "notifications",
  "contextMenus",
];

let outDir: string;

/** Both builds as people get them, in a folder of their own. */
beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), "ringback-build-"));
  for (const mode of ["production", "demo"])
    await build({ root: import.meta.dirname, mode, outDir, logger: silent });
}, 120_000);

afterAll(async () => {
  await rm(outDir, { recursive: true, force: true });
});

const ignore = () => undefined;
const silent = {
  debug: ignore,
  log: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  fatal: ignore,
  success: ignore,
  level: 0,
};

async function manifestOf(folder: string) {
  return JSON.parse(await readFile(join(outDir, folder, "manifest.json"), "utf8"));
}

async function scriptsOf(folder: string): Promise<string> {
  const files = await readdir(join(outDir, folder), { recursive: true });
  const scripts = files.filter((file) => file.endsWith(".js"));
  const texts = await Promise.all(
    scripts.map((file) => readFile(join(outDir, folder, file), "utf8")),
  );
  return texts.join("\n");
}

describe.each(["chrome-mv3", "chrome-mv3-demo"])("%s", (folder) => {
  it("asks for these permissions and no others", async () => {
    const manifest = await manifestOf(folder);
    expect(new Set(manifest.permissions)).toEqual(new Set(permissions));
    expect(manifest.permissions).toHaveLength(permissions.length);
    expect(manifest.optional_host_permissions).toEqual(["http://*/*", "https://*/*"]);
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.content_security_policy).toBeUndefined();
  });

  it("opens its options in a tab", async () => {
    expect((await manifestOf(folder)).options_ui).toEqual({
      page: "options.html",
      open_in_tab: true,
    });
  });

  it("has the id the server knows", async () => {
    const { key } = await manifestOf(folder);
    const digest = createHash("sha256").update(Buffer.from(key, "base64")).digest("hex");
    const id = digest
      .slice(0, 32)
      .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
    expect(id).toBe(extensionId);
  });

  it("carries the script for CRM pages where the worker registers it from", async () => {
    const script = await readFile(join(outDir, folder, "content-scripts/crm.js"), "utf8");
    expect(script.length).toBeGreaterThan(100);
  });
});

it("keeps each content script small; the demo's carry the framework's log lines, too", async () => {
  const scripts = join(outDir, "chrome-mv3", "content-scripts");
  const files = (await readdir(scripts)).filter((file) => file.endsWith(".js"));
  expect(files).not.toEqual([]);
  for (const file of files) {
    const { length } = gzipSync(await readFile(join(scripts, file)), { level: 9 });
    expect(length, `${file}, gzipped`).toBeLessThanOrEqual(largestContentScript);
  }
});

it("reaches no host unasked, except in the demo", async () => {
  expect((await manifestOf("chrome-mv3")).host_permissions).toBeUndefined();
  expect((await manifestOf("chrome-mv3-demo")).host_permissions).toEqual([
    "http://127.0.0.1/*",
    "http://localhost/*",
  ]);
});

it("leads Twilio's addresses to the simulator in the demo only", async () => {
  expect((await scriptsOf("chrome-mv3-demo")).includes(loopbackMark)).toBe(true);
  expect((await scriptsOf("chrome-mv3")).includes(loopbackMark)).toBe(false);
});

it("says nothing of the machine it was built on", async () => {
  for (const folder of ["chrome-mv3", "chrome-mv3-demo"])
    expect((await scriptsOf(folder)).includes(import.meta.dirname)).toBe(false);
});
