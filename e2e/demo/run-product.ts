import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { buildExtension } from "./build-extension.ts";
import type { Running } from "./running.ts";

const script = fileURLToPath(new URL("../../token-server/src/main.ts", import.meta.url));

/** The server with its own settings, and the extension to hand out. */
export async function runProduct(): Promise<Running> {
  const extension = buildExtension();
  const server = spawn(process.execPath, [script], { stdio: ["ignore", "inherit", "inherit"] });
  const ended = once(server, "exit");
  return Promise.resolve({
    ready: {
      server: process.env["PUBLIC_URL"] ?? null,
      extension,
      browserFlags: [`--load-extension=${extension}`, `--disable-extensions-except=${extension}`],
    },
    ended,
    stop: async () => {
      server.kill("SIGTERM");
      await ended;
    },
  });
}
