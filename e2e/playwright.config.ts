import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "stories",
  // A story waits as often as it works: two of them share two cores.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"], ["./fixtures/closing-line-reporter.ts"]],
  // A trace takes a seventh of the time: a story that failed is told once more for it, and stays failed.
  retries: 1,
  failOnFlakyTests: true,
  maxFailures: 20,
  use: { trace: { mode: "on-first-retry", screenshots: false } },
});
