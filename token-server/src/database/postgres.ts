import {
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from "kysely";
import { Pool, TypeOverrides } from "pg";

const connections = 10;
const connectTimeoutMs = 5_000;
const statementTimeoutMs = 30_000;
/** `int8`: our bigints are epoch milliseconds, counts and sequence numbers, all far below 2^53. */
const bigintType = 20;

/** `onIdleError` hears of connections that broke while nobody used them; the pool replaces them. */
export function postgresDialect(
  url: string,
  onCommit: () => void,
  onIdleError: (error: Error) => void,
): PostgresDialect {
  const types = new TypeOverrides();
  types.setTypeParser(bigintType, Number);
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    types,
  });
  pool.on("error", onIdleError);
  return new ListeningPostgresDialect({ pool }, onCommit);
}

class ListeningPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  readonly #onCommit: () => void;

  constructor(config: PostgresDialectConfig, onCommit: () => void) {
    super(config);
    this.#config = config;
    this.#onCommit = onCommit;
  }

  override createDriver(): PostgresDriver {
    return new ListeningPostgresDriver(this.#config, this.#onCommit);
  }
}

class ListeningPostgresDriver extends PostgresDriver {
  readonly #onCommit: () => void;

  constructor(config: PostgresDialectConfig, onCommit: () => void) {
    super(config);
    this.#onCommit = onCommit;
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#onCommit();
  }
}
