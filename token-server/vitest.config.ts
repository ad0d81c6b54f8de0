import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "src/testing/databases.ts",
    // Nothing here is kept in modules; to load them for each of a hundred files takes a minute.
    isolate: false,
    maxWorkers: 2,
    // Some start processes, on a machine that may be busy.
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
