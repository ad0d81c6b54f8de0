import { spawn } from "node:child_process";
import { once } from "node:events";

/** Opens a browser window on this address with a profile of its own. */
export function openBrowser(
  chromium: string,
  flags: readonly string[],
  profile: string,
  address: string,
): { close(): Promise<void> } {
  const browser = spawn(chromium, [...flags, `--user-data-dir=${profile}`, address], {
    stdio: "ignore",
  });
  const closed = once(browser, "exit");
  return {
    close: async () => {
      if (browser.exitCode === null && browser.signalCode === null) browser.kill("SIGTERM");
      await closed;
    },
  };
}
