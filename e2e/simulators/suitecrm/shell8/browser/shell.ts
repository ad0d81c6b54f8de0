import type { AppMetadata } from "../answers.ts";
import type { Navigator } from "./navigator.ts";

/** What every view works with. */
export interface Shell {
  readonly app: AppMetadata;
  readonly navigator: Navigator;
}
