import { fileURLToPath } from "node:url";
import { defineConfig } from "wxt";

/** Public half of the key that fixes the extension's id (`extensionId` in shared). */
const key =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvmXOUDDw3CwfYoXNhUkJ7Px5eseyZjyrflFhZCVxIlmY+/Chu2cPX5YP8BcVGzHsQYjwhklvkgmOk3u7158PL6pF/XEExiXWxuD42RvFSyEYvZ9tWqn/ftZ3/EO6pf47aKTmdP4GwgXyQMeCxgxPhq3rzS5/cII9x4smNW4i7ldlBA7e17RhFe1yct+QP+X6C8G+W+Pz80dHlCiNjdqQJAilKwm2zNRkmLOgEWye248JBDPiJ2fV+bJlqVNyBdJ6WDxHd5s3wJjLAiid3aDHr+Vw8r4Z8XJ6M5LrEWz0wLg6IdLToYofdv7/CvqCOocgX01dM6uU43oG/J5D8GJ+YQIDAQAB";

const permissions = ["storage", "identity", "scripting", "alarms", "notifications", "contextMenus"];

/** The demo's simulators run on this computer, on ports chosen at start. */
const demoHosts = ["http://127.0.0.1/*", "http://localhost/*"];

export default defineConfig({
  srcDir: "src",
  imports: false,
  manifestVersion: 3,
  modules: ["@wxt-dev/module-react"],
  // Vite takes only the mode called production for one; the demo is one too.
  vite: ({ mode }) => ({
    ...(mode !== "development" && {
      define: { "process.env.NODE_ENV": JSON.stringify("production") },
      oxc: { jsx: { development: false } },
    }),
    resolve: {
      alias: [
        {
          find: /^.*\/location-watcher\.mjs$/,
          replacement: fileURLToPath(new URL("src/page/no-location-watcher.ts", import.meta.url)),
        },
      ],
    },
    // The oldest browsers the manifest lets in.
    build: {
      chunkSizeWarningLimit: 1000,
      cssTarget: ["chrome127", "firefox140"],
      // Or the event of the watcher that is left out stays for the name it gets.
      rolldownOptions: { treeshake: { manualPureFunctions: ["getUniqueEventName"] } },
    },
  }),
  zip: { name: "ringback", sourcesRoot: "..", excludeSources: ["e2e/**"] },
  manifest: ({ browser, mode }) => ({
    name: mode === "demo" ? "Ringback (demo)" : "Ringback",
    short_name: "Ringback",
    description: "Call and text people from SuiteCRM: click a number, talk, find the call logged.",
    permissions: browser === "firefox" ? permissions : [...permissions, "offscreen", "sidePanel"],
    optional_host_permissions: ["http://*/*", "https://*/*"],
    ...(mode === "demo" && { host_permissions: demoHosts }),
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "ringback@ringback.example",
              strict_min_version: "140.0",
              data_collection_permissions: { required: ["none"] },
            },
          },
        }
      : { key, minimum_chrome_version: "127" }),
  }),
});
