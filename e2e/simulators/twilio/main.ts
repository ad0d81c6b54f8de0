import { setTimeout } from "node:timers/promises";
import { SimulatorOptions } from "./options.ts";
import { startTwilioSimulator } from "./simulator.ts";

/** How long an orderly end may take. */
const patienceMs = 3000;

/**
 * The simulator as a process of its own. Options are JSON: the first argument, or TWILIO_SIMULATOR.
 * Prints `READY {json}` with what a client needs.
 */
const given = process.argv[2] ?? process.env["TWILIO_SIMULATOR"] ?? "{}";
const options = SimulatorOptions.safeParse(readJson(given));
if (!options.success) {
  for (const { path, message } of options.error.issues) {
    console.error(`Option ${path.join(".")}: ${message}`);
  }
  process.exit(1);
}

const simulator = await startTwilioSimulator(options.data);
console.log(`READY ${JSON.stringify(simulator)}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    // The WebRTC library crashes when a process ends by itself.
    void Promise.race([simulator.close(), setTimeout(patienceMs)]).finally(() => process.exit(0));
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    console.error("The options are not JSON.");
    return process.exit(1);
  }
}
