import type { ShellModule } from "./answers.ts";

const both = { list: "shell", record: "shell" } as const;
const listOnly = { list: "shell", record: "legacy" } as const;
const neither = { list: "legacy", record: "legacy" } as const;

function named(
  name: string,
  label: string,
  views: Pick<ShellModule, "list" | "record">,
  legacyName = label,
): ShellModule {
  return { name, legacyName, label, ...views, inMenu: views.list === "shell" };
}

/** The modules under their front-end names, in the order of the navigation. */
export const shellModules: readonly ShellModule[] = [
  named("leads", "Leads", both),
  named("accounts", "Accounts", both),
  named("contacts", "Contacts", both),
  named("prospects", "Targets", both, "Prospects"),
  named("calls", "Calls", listOnly),
  named("users", "Users", listOnly),
  named("employees", "Employees", listOnly),
  named("home", "Home", neither),
  named("notes", "Notes", neither),
  named("tasks", "Tasks", neither),
  named("documents", "Documents", neither),
];

export function shellModuleOf(legacyName: string): ShellModule | undefined {
  return shellModules.find((module) => module.legacyName === legacyName);
}
