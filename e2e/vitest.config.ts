import { defineConfig } from "vitest/config";

/** Two at once would starve each other of the sound they measure, on two cores. */
const withLiveSound = [
  "simulators/twilio/*-thread.test.ts",
  "simulators/twilio/{main,simulator}.test.ts",
  "simulators/twilio/control/page.test.ts",
  "simulators/twilio/media/**/*.test.ts",
  "simulators/twilio/signalling/*.test.ts",
];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
    // Nothing here is kept in modules; to load them again for each file takes a minute.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "sound",
          include: withLiveSound,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "rest",
          include: ["{simulators,fixtures,demo}/**/*.test.ts"],
          exclude: ["**/node_modules/**", ...withLiveSound],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
});
