/** Columns and order of one list. */
export interface ListChoice {
  readonly columns?: readonly string[];
  readonly orderBy?: string;
  readonly descending?: boolean;
}

/** What each user last chose for each list; the CRM keeps it. */
export class ListPreferences {
  readonly #choices = new Map<string, ListChoice>();

  of(userId: string, module: string): ListChoice {
    return this.#choices.get(`${userId} ${module}`) ?? {};
  }

  remember(userId: string, module: string, choice: ListChoice): void {
    const known = this.of(userId, module);
    this.#choices.set(`${userId} ${module}`, { ...known, ...choice });
  }

  forget(): void {
    this.#choices.clear();
  }
}
