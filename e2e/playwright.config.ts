import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "stories",
  // A story waits as often as it works: two of them share two cores.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"], ["./fixtures/closing-line-reporter.ts"]],
  // Pictures of every moment would double what the browsers draw; the trace has the pages themselves.
  use: { trace: { mode: "retain-on-failure", screenshots: false } },
});
