/** A record somebody opened. */
export interface RecentRecord {
  readonly module: string;
  readonly id: string;
  readonly name: string;
}

const remembered = 10;

/** What each user opened last, newest first. */
export class RecentlyViewed {
  readonly #byUser = new Map<string, readonly RecentRecord[]>();

  add(userId: string, record: RecentRecord): void {
    const others = this.of(userId).filter(({ id }) => id !== record.id);
    this.#byUser.set(userId, [record, ...others].slice(0, remembered));
  }

  of(userId: string): readonly RecentRecord[] {
    return this.#byUser.get(userId) ?? [];
  }

  forget(): void {
    this.#byUser.clear();
  }
}
