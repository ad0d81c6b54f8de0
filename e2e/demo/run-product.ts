import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { buildExtension } from "./build-extension.ts";
import type { Running } from "./running.ts";

const script = fileURLToPath(new URL("../../token-server/src/main.ts", import.meta.url));

/**
 * The server with its own settings, and the extension to hand out. The server's log goes on to our
 * output. Undefined when it does not start; it has said why.
 */
export async function runProduct(): Promise<Running | undefined> {
  const server = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(server, "exit");
  const listening = new Promise<"listening">((resolve) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      console.log(line);
      if (line.includes("Ringback is listening")) resolve("listening");
    });
  });
  if ((await Promise.race([listening, ended])) !== "listening") return undefined;
  const extension = buildExtension();
  return {
    ready: {
      server: process.env["PUBLIC_URL"],
      extension,
      browserFlags: [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
    },
    ended,
    stop: async () => {
      server.kill("SIGTERM");
      await ended;
    },
  };
}
