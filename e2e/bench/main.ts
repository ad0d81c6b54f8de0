import { calls } from "./calls.ts";
import { crash } from "./crash.ts";
import { dial } from "./dial.ts";
import { scan } from "./scan.ts";
import { lookup } from "./lookup.ts";
import { text } from "./text.ts";
import { webhook } from "./webhook.ts";

/** Each measures one thing and answers its figures. */
const benches: Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>> = {
  calls,
  crash,
  dial,
  scan,
  lookup,
  text,
  webhook,
};

const name = process.argv[2] ?? "";
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`Which bench? One of: ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}
const figures = await bench();
console.log(JSON.stringify({ bench: name, ...figures }));
process.exit(0);
