const words: Partial<Record<string, string>> = {
  Leads: "Lead",
  Contacts: "Contact",
  Accounts: "Account",
  Prospects: "Target",
};

/** What people call one record of a CRM module; a module we do not know keeps its own name. */
export function moduleWord(module: string): string {
  return words[module] ?? module;
}
