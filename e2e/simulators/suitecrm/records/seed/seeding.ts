import type { ModuleName } from "../module-name.ts";
import type { RecordValues } from "../record.ts";

/** How a part of the seed makes ids, moments and owners. */
export interface Seeding {
  readonly idOf: (module: ModuleName, index: number) => string;
  readonly stamps: (index: number) => RecordValues;
  readonly ownerOf: (index: number) => string | null;
}
