import { ensureChromium } from "./chromium.ts";
import { ensurePostgres } from "./postgres.ts";

console.log(`Chromium: ${ensureChromium()}`);
ensurePostgres();
