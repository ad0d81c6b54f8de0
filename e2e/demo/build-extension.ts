import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../extension", import.meta.url));

/** Builds the extension and answers the folder to load; the demo's own build knows its simulator's port. */
export function buildExtension(demo?: { readonly twilioPort: number }): string {
  const mode = demo === undefined ? [] : ["--mode", "demo"];
  execFileSync("pnpm", ["exec", "wxt", "build", ...mode], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      ...(demo && { WXT_DEMO_TWILIO_PORT: String(demo.twilioPort) }),
    },
  });
  return `${folder}/.output/chrome-mv3${demo === undefined ? "" : "-demo"}`;
}
