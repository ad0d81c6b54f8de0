import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["simulators/**/*.test.ts", "fixtures/**/*.test.ts", "demo/**/*.test.ts"],
    testTimeout: 30_000,
  },
});
