import type { Config } from "../config/config.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";
import type { Suitecrm } from "../suitecrm/client.ts";
import type { SecretBox } from "./secret-box.ts";
import type { Sessions } from "./sessions.ts";

/** What signing in needs from the outside. */
export interface AccountsWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Pick<Config, "publicUrl" | "crm" | "extensionRedirectUris">;
  readonly suitecrm: Suitecrm;
  readonly secrets: SecretBox;
  readonly sessions: Sessions;
  /** Lets this many milliseconds pass. */
  readonly pause: (ms: number) => Promise<void>;
  /** Writes down what nobody expected and a page cannot explain. */
  readonly report: (error: unknown) => void;
}
