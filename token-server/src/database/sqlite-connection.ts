import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  SelectQueryNode,
} from "kysely";
import type { SharedCommits } from "./shared-commits.ts";

/** Runs a statement that Kysely made. What its rows are, only who wrote it knows. */
export type RunStatement = (query: CompiledQuery) => QueryResult<never>;

const cachedStatements = 500;

/** Keeps prepared statements. */
export function createRunStatement(database: DatabaseSync): RunStatement {
  const statements = new Map<string, { statement: StatementSync; answersRows: boolean }>();

  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    const prepared = { statement, answersRows: statement.columns().length > 0 };
    if (statements.size >= cachedStatements) statements.clear();
    statements.set(sql, prepared);
    return prepared;
  };

  return ({ sql, parameters }) => {
    const { statement, answersRows } = prepare(sql);
    if (!parameters.every(isInput))
      throw new TypeError("SQLite takes text, numbers, bytes and null");
    if (answersRows) return { rows: statement.all(...parameters) as never[] };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return {
      rows: [],
      numAffectedRows: BigInt(changes),
      insertId: BigInt(lastInsertRowid),
    };
  };
}

function isInput(value: unknown): value is SQLInputValue {
  return (
    value === null ||
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "bigint" ||
    value instanceof Uint8Array
  );
}

/** What is read outside a transaction is safe on the disk; what is written there is a transaction of its own. */
export class SqliteConnection implements DatabaseConnection {
  readonly #read: RunStatement;
  readonly #write: RunStatement;
  readonly #commits: SharedCommits;
  #isInTransaction = false;

  constructor(read: RunStatement, write: RunStatement, commits: SharedCommits) {
    this.#read = read;
    this.#write = write;
    this.#commits = commits;
  }

  async begin(): Promise<void> {
    await this.#commits.begin();
    this.#isInTransaction = true;
  }

  async commit(): Promise<void> {
    const committed = this.#commits.commit();
    this.#isInTransaction = false;
    await committed;
  }

  rollBack(): void {
    // A commit that failed has ended the transaction.
    if (this.#isInTransaction) this.#commits.rollBack();
    this.#isInTransaction = false;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#isInTransaction) return this.#write(query);
    if (onlyReads(query)) return this.#read(query);
    await this.begin();
    try {
      const result = this.#write(query);
      await this.commit();
      return result;
    } catch (error) {
      this.rollBack();
      throw error;
    }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }
}

function onlyReads({ query, sql }: CompiledQuery): boolean {
  return SelectQueryNode.is(query) || /^\s*select\b/i.test(sql);
}
