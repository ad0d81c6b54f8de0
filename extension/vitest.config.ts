import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

/** What looks at a page or draws a screen; everything else runs in a worker and needs none. */
const withPage = [
  "src/page/**/*.test.ts",
  "src/ui/**/*.test.tsx",
  "src/phone/microphone.test.ts",
  "src/screen-pop/is-typing.test.ts",
];

export default defineConfig({
  plugins: [WxtVitest({ root: import.meta.dirname })],
  test: {
    pool: "threads",
    maxWorkers: 2,
    expect: { poll: { timeout: 15_000 } },
    setupFiles: ["src/messaging/vitest-setup.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "page",
          environment: "happy-dom",
          setupFiles: ["src/ui/vitest-setup.ts"],
          include: withPage,
        },
      },
      {
        extends: true,
        test: {
          name: "worker",
          environment: "node",
          // Nothing here is kept in modules; to load them again for each file takes half a minute.
          isolate: false,
          include: ["**/*.test.ts"],
          exclude: ["**/node_modules/**", ...withPage],
        },
      },
    ],
  },
});
