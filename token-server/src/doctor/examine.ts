import { systemClock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import { openDatabase } from "../database/open.ts";
import { createSuitecrm } from "../suitecrm/client.ts";
import type { Fetch } from "../suitecrm/exchange.ts";
import { checkCrm } from "./check-crm.ts";
import { checkTwilio } from "./check-twilio.ts";
import { bad, type Finding, good, note } from "./finding.ts";

/** Tries everything the server depends on. */
export async function examine(config: Config, fetchAny: Fetch = fetch): Promise<Finding[]> {
  const { apiUrl, service, signIn } = config.crm;
  const suitecrm = createSuitecrm(
    { apiUrl, service, signIn },
    { fetch: fetchAny, clock: systemClock },
  );
  const findings = await Promise.all([
    checkDatabase(config),
    checkCrm(config.crm, suitecrm),
    checkTwilio(config),
    checkPublicUrl(config.publicUrl, fetchAny),
  ]);
  return findings.flat();
}

async function checkDatabase(config: Config): Promise<Finding[]> {
  const fix =
    config.databaseUrl === undefined
      ? `This user must be able to write to the folder ${config.dataFolder} (DATA_DIR).`
      : "Check DATABASE_URL: server, database, user and password, and that the user may create tables.";
  try {
    const database = await openDatabase(config);
    await database.close();
    return [good(`The database is open and up to date (${database.engine})`)];
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : "unknown reason";
    return [bad(`The database could not be opened (${reason})`, fix)];
  }
}

const patienceMs = 5_000;

/** Only a note: the doctor is often asked before the server runs. */
async function checkPublicUrl(publicUrl: string, fetchAny: Fetch): Promise<Finding[]> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetchAny(`${publicUrl}/health/live`, { signal });
    if (response.ok) return [good(`The server answers at ${publicUrl}`)];
  } catch {
    // Said below: that nothing answers is all there is to know.
  }
  const fix =
    "Start the server, and let your proxy lead PUBLIC_URL to it. Twilio needs to reach it.";
  return [note(`Nothing answers at ${publicUrl} yet`, fix)];
}
