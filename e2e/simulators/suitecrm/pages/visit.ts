import type { Visitor } from "./header.ts";
import type { ListChoice } from "./list-preferences.ts";
import type { PageStore } from "./page-store.ts";
import type { RecentRecord } from "./recently-viewed.ts";

export type PageParameters = Readonly<Record<string, string>>;

/** One request of a signed-in user. */
export interface Visit {
  readonly store: PageStore;
  /** As the visit finds them: a record opened now shows in the bar from the next page on. */
  readonly visitor: Visitor;
  readonly opened: (record: RecentRecord) => void;
  /** How the user likes each list. */
  readonly lists: {
    readonly of: (module: string) => ListChoice;
    readonly remember: (module: string, choice: ListChoice) => void;
  };
  /** Ids of the rows ticked in a list. */
  readonly chosen: readonly string[];
}
