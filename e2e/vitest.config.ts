import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["simulators/**/*.test.ts", "fixtures/**/*.test.ts", "demo/**/*.test.ts"],
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
    // Some measure live sound in a real browser: two at once would starve each other on two cores.
    fileParallelism: false,
    // Nothing here is kept in modules; to load them again for each file takes a minute.
    isolate: false,
  },
});
