import { readConfig } from "./config/config.ts";
import { createLog } from "./http/log.ts";
import { startServer } from "./start.ts";
import { version } from "./version.ts";

const reading = readConfig(process.env);
if (reading.outcome === "refused") {
  for (const { variable, message } of reading.faults) console.error(`${variable} ${message}`);
  process.exit(1);
}

const { config } = reading;
const log = createLog(config.secrets);
process.on("uncaughtException", (error) => {
  log.fatal({ err: error }, "Ringback has to stop: nobody expected this");
  process.exit(1);
});
try {
  const server = await startServer(config, { log });
  log.info(
    { origin: server.origin, publicUrl: config.publicUrl, version },
    "Ringback is listening",
  );
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      log.info({ signal }, "Stopping");
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.fatal({ err: error }, "Could not stop cleanly");
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  log.fatal({ err: error }, "Ringback could not start");
  process.exitCode = 1;
}
