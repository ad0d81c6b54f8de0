import { existsSync } from "node:fs";
import { runDemo } from "./run-demo.ts";
import { runProduct } from "./run-product.ts";

// `npm start`: the product where Twilio or the CRM is configured, else the demo. Half a configuration
// is the product's, whose server says what is missing.
if (existsSync(".env")) process.loadEnvFile(".env");
const isConfigured = Object.entries(process.env).some(
  ([name, value]) => /^(?:TWILIO|CRM)_/.test(name) && value !== "",
);
const isProduction = process.env["NODE_ENV"] === "production";

const running = isConfigured || isProduction ? await runProduct() : await runDemo();
if (running === undefined) process.exit(1);
console.log(`READY ${JSON.stringify(running.ready)}`);

const asked = new Promise<"asked">((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve("asked"));
});
// A part that ends by itself takes the rest with it. Ctrl-C reaches every part at once.
const why = await Promise.race([asked, running.ended.then(() => "ended" as const)]);
if (why === "ended") console.error("A part of Ringback ended by itself; stopping the others.");
await running.stop();
process.exit(why === "asked" ? 0 : 1);
