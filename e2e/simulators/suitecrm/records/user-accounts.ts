import type { DisplayPreferences } from "./display-time.ts";
import type { ModuleName } from "./module-name.ts";
import type { RecordStore } from "./record-store.ts";
import { valueOf, type CrmRecord } from "./record.ts";

/** What a role lets a user see of a module: everybody's records, their own, or none. */
export type ModuleAccess = "all" | "owner" | "none";

const usualPreferences: DisplayPreferences = {
  timeZone: "UTC",
  dateFormat: "m/d/Y",
  timeFormat: "H:i",
};

/** Passwords, preferences and roles of the people in the module Users. */
export class UserAccounts {
  readonly #records: RecordStore;
  readonly #passwords = new Map<string, string>();
  readonly #preferences = new Map<string, DisplayPreferences>();
  readonly #access = new Map<string, ModuleAccess>();

  constructor(records: RecordStore) {
    this.#records = records;
  }

  find(userId: string): CrmRecord | undefined {
    return this.#records.find("Users", userId);
  }

  findByName(userName: string): CrmRecord | undefined {
    return this.#records.list("Users").find((user) => valueOf(user, "user_name") === userName);
  }

  setPassword(userId: string, password: string): void {
    this.#passwords.set(userId, password);
  }

  hasPassword(userId: string, password: string): boolean {
    return this.#passwords.get(userId) === password;
  }

  preferencesOf(userId: string): DisplayPreferences {
    return this.#preferences.get(userId) ?? usualPreferences;
  }

  /** What the user chose; undefined for one who never did. */
  chosenPreferencesOf(userId: string): DisplayPreferences | undefined {
    return this.#preferences.get(userId);
  }

  setPreferences(userId: string, preferences: DisplayPreferences): void {
    this.#preferences.set(userId, preferences);
  }

  /** Roles bind everybody but admins. */
  accessOf(userId: string, module: ModuleName): ModuleAccess {
    const user = this.find(userId);
    if (user !== undefined && isAdmin(user)) return "all";
    return this.#access.get(`${userId} ${module}`) ?? "all";
  }

  setAccess(userId: string, module: ModuleName, access: ModuleAccess): void {
    this.#access.set(`${userId} ${module}`, access);
  }

  /** Whether this user may see and change this record. */
  mayUse(userId: string, record: CrmRecord): boolean {
    const access = this.accessOf(userId, record.module);
    if (access === "owner") return ownerOf(record) === userId;
    return access === "all";
  }
}

export function isActive(user: CrmRecord): boolean {
  return valueOf(user, "status") === "Active";
}

export function isAdmin(user: CrmRecord): boolean {
  return valueOf(user, "is_admin") === "1";
}

/** A record without an assigned user belongs to who made it. */
function ownerOf(record: CrmRecord): string {
  const assigned = valueOf(record, "assigned_user_id");
  return assigned === "" ? valueOf(record, "created_by") : assigned;
}
