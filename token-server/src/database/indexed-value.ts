import { sql } from "kysely";

/**
 * A value that stands in the SQL itself, not a parameter: SQLite takes a partial index only when it
 * reads the very value that index was made for.
 */
export const indexedValue = <Value extends string | number>(value: Value) => sql.lit(value);
