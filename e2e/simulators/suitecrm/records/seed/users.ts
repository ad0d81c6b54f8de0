import type { DisplayPreferences } from "../display-time.ts";

export interface SeededUser {
  readonly id: string;
  readonly userName: string;
  readonly password: string;
  readonly isAdmin: boolean;
  readonly values: Readonly<Record<string, string>>;
  /** None for one who never opened their settings. */
  readonly preferences?: DisplayPreferences;
}

/** The people who can sign in. Their numbers are fictional and in no record. */
export const seededUsers: readonly SeededUser[] = [
  {
    id: "1",
    userName: "admin",
    password: "Admin-pass-1",
    isAdmin: true,
    values: { last_name: "Administrator", title: "Administrator" },
  },
  {
    id: "0b5f6a1e-2c1d-4f5a-9f60-1c7d2be4a101",
    userName: "bdm1",
    password: "Bea-pass-1",
    isAdmin: false,
    values: {
      first_name: "Bea",
      last_name: "Larkin",
      title: "BDM",
      phone_mobile: "+44 7700 900001",
      phone_work: "020 7946 0001",
      email1: "bea.larkin@example.com",
    },
    preferences: { timeZone: "Europe/London", dateFormat: "d/m/Y", timeFormat: "H:i" },
  },
  {
    id: "0b5f6a1e-2c1d-4f5a-9f60-1c7d2be4a102",
    userName: "bdm2",
    password: "Tom-pass-2",
    isAdmin: false,
    values: {
      first_name: "Tom",
      last_name: "Okafor",
      title: "BDM",
      phone_mobile: "(718) 555-0191",
      phone_work: "718-555-0192 x12",
      email1: "tom.okafor@example.com",
    },
    preferences: { timeZone: "America/New_York", dateFormat: "m/d/Y", timeFormat: "h:ia" },
  },
  {
    id: "0b5f6a1e-2c1d-4f5a-9f60-1c7d2be4a103",
    userName: "manager",
    password: "Mira-pass-3",
    isAdmin: false,
    values: {
      first_name: "Mira",
      last_name: "Castell",
      title: "Sales manager",
      phone_mobile: "07700 900003",
      email1: "mira.castell@example.com",
    },
    preferences: { timeZone: "Europe/Paris", dateFormat: "Y-m-d", timeFormat: "H:i" },
  },
];
