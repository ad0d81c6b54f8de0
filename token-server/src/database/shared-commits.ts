import type { DatabaseSync } from "node:sqlite";

/** Lets transactions in, one at a time. */
export interface SharedCommits {
  /** Waits for its turn. Throws when another process writes for too long. */
  begin(): Promise<void>;
  /** Resolves when what was written since `begin` is safe on the disk. */
  commit(): Promise<void>;
  /** Takes back what was written since `begin`. */
  rollBack(): void;
  /** Commits what waits for it. */
  close(): void;
}

/** Nobody waits for more than these before their own commit. */
const mostTogether = 8;

/**
 * Commits together what comes in one turn of the event loop: the disk takes longer to keep
 * something for certain than most transactions take to write it. Each is a savepoint of its own,
 * so that one that fails takes no other with it.
 */
export function createSharedCommits(
  database: Pick<DatabaseSync, "exec" | "isOpen" | "isTransaction">,
): SharedCommits {
  const line: (() => void)[] = [];
  let isTaken = false;
  let together: PromiseWithResolvers<void>[] = [];
  let soon: NodeJS.Immediate | undefined;

  /** Not any more when the server has closed it in the middle. */
  const isUnderWay = () => database.isOpen && database.isTransaction;

  const failAll = (error: unknown) => {
    for (const member of together) member.reject(error);
    together = [];
  };

  function commitTogether() {
    try {
      database.exec("commit");
    } catch (error) {
      if (isUnderWay()) database.exec("rollback");
      failAll(error);
      return;
    }
    for (const member of together) member.resolve();
    together = [];
  }

  function next() {
    if (together.length >= mostTogether) commitTogether();
    const first = line.shift();
    if (first !== undefined) {
      first();
      return;
    }
    isTaken = false;
    if (!isUnderWay()) return;
    // Others whose requests have arrived already may still join.
    if (together.length > 0) soon ??= setImmediate(commitUnlessTaken);
    else database.exec("rollback");
  }

  function commitUnlessTaken() {
    soon = undefined;
    if (!isTaken && isUnderWay()) commitTogether();
  }

  function rollBack() {
    // A full disk, for one, takes back the whole transaction by itself.
    if (isUnderWay()) database.exec("rollback to member; release member");
    else failAll(new Error("SQLite has taken back the transaction"));
    next();
  }

  return {
    rollBack,

    close() {
      clearImmediate(soon);
      commitUnlessTaken();
    },

    async begin() {
      if (isTaken) await new Promise<void>((resolve) => line.push(resolve));
      isTaken = true;
      try {
        // A plain `begin` that reads before it writes fails at once when another process wrote meanwhile.
        if (!database.isTransaction) database.exec("begin immediate");
        database.exec("savepoint member");
      } catch (error) {
        next();
        throw error;
      }
    },

    async commit() {
      try {
        database.exec("release member");
      } catch (error) {
        rollBack();
        throw error;
      }
      const member = Promise.withResolvers<void>();
      together.push(member);
      next();
      await member.promise;
    },
  };
}
