import type { AppMetadata } from "../answers.ts";
import type { Route } from "./route.ts";

/** The shell's names of actions, and the legacy ones. */
const actions: Readonly<Record<string, string>> = {
  record: "DetailView",
  edit: "EditView",
  create: "EditView",
  list: "ListView",
  index: "index",
  search: "Search",
};

/** The legacy page a route shows, relative to the shell's document. */
export function legacyAddress({ modules }: AppMetadata, route: Route): string {
  const query = new URLSearchParams(route.query);
  query.set("module", legacyNameOf(modules, route.module));
  if (route.action !== "") query.set("action", actions[route.action] ?? route.action);
  if (route.record !== "") query.set("record", route.record);
  return `./legacy/index.php?${query.toString()}`;
}

/** The route that shows a legacy page; undefined for one that has none. */
export function routeUrlOf({ modules }: AppMetadata, address: string): string | undefined {
  const url = new URL(address);
  const behindHash = new URLSearchParams(url.hash.slice(1)).get("ajaxUILoc");
  const query = new URLSearchParams(behindHash?.split("?")[1] ?? url.search);
  const legacyModule = query.get("module");
  if (legacyModule === null) return undefined;
  const known = modules.find(({ legacyName }) => legacyName === legacyModule);
  const module = known?.name ?? legacyModule.toLowerCase();
  const legacyAction = query.get("action") ?? "index";
  if (legacyAction === "Login") return "/Login";
  const [action = legacyAction] =
    Object.entries(actions).find(([, legacy]) => legacy === legacyAction) ?? [];
  const record = query.get("record");
  for (const name of ["module", "action", "record", "ajaxUILoc"]) query.delete(name);
  const rest = query.toString();
  const path = record ? `/${module}/${action}/${record}` : `/${module}/${action}`;
  return rest === "" ? path : `${path}?${rest}`;
}

function legacyNameOf(modules: AppMetadata["modules"], name: string): string {
  const known = modules.find((module) => module.name === name)?.legacyName;
  return known ?? name.charAt(0).toUpperCase() + name.slice(1);
}
