import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "stories",
  // Two cores carry one browser, its two simulators and the server.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"], ["./fixtures/closing-line-reporter.ts"]],
  use: { trace: "retain-on-failure" },
});
