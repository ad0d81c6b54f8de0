import type { ShellField, ShellRecord } from "../answers.ts";

/** What the CRM's own pattern takes for a phone number. */
const phoneFormat = /^(?:\+|00)?[\d\s()\-./#x]*$/;

/** A record while it is edited: what was stored, and what was typed since. */
export class Draft {
  readonly #record: ShellRecord;
  readonly #typed = new Map<string, string>();
  /** Called when fields are to show whether what they hold is wrong. */
  readonly checks = new Set<() => void>();

  constructor(record: ShellRecord) {
    this.#record = record;
  }

  get(name: string): string {
    return this.#typed.get(name) ?? this.#record.attributes[name] ?? "";
  }

  set(name: string, value: string): void {
    if (value === (this.#record.attributes[name] ?? "")) this.#typed.delete(name);
    else this.#typed.set(name, value);
  }

  get changes(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#typed);
  }

  get isDirty(): boolean {
    return this.#typed.size > 0;
  }

  /** Why the CRM would not take what this field holds. */
  problemOf({ name, type }: ShellField): string | undefined {
    const isWrong = type === "phone" && !phoneFormat.test(this.get(name).trim());
    return isWrong ? "Invalid phone format." : undefined;
  }
}
