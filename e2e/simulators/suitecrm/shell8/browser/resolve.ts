import type { AppMetadata } from "../answers.ts";
import { classicView } from "./classic-view.ts";
import { askApp, askModule, askSession } from "./client.ts";
import { createView } from "./create-view.ts";
import { listView } from "./list-view.ts";
import { loginView } from "./login-view.ts";
import type { Navigator, Resolved } from "./navigator.ts";
import { recordView } from "./record-view.ts";
import type { Route } from "./route.ts";

export interface Resolving {
  readonly navigator: () => Navigator;
  /** Called once, when somebody is known to be signed in. */
  readonly entered: (app: AppMetadata) => void;
}

/** What a route shows: asks for the session and the module's metadata, one after the other. */
export function createResolver({ navigator, entered }: Resolving) {
  let app: AppMetadata | undefined;
  let wanted = "/home";
  return async (route: Route): Promise<Resolved> => {
    if (route.module === "Login") {
      return { view: () => loginView(() => void navigator().go(wanted)) };
    }
    const session = await askSession();
    if (!session.active) {
      if (route.module !== "") wanted = route.url;
      return { redirect: "/Login" };
    }
    if (app === undefined) {
      app = await askApp();
      entered(app);
    }
    if (route.module === "") return { redirect: "/home" };
    return resolveModule(app, navigator(), route);
  };
}

const listActions = new Set(["", "index", "list"]);
const createActions = new Set(["edit", "create", "duplicate", "convert"]);

async function resolveModule(
  app: AppMetadata,
  navigator: Navigator,
  route: Route,
): Promise<Resolved> {
  const shell = { app, navigator };
  const module = app.modules.find(({ name }) => name === route.module);
  const isList = listActions.has(route.action) && module?.list === "shell";
  const isRecord = route.action === "record" && module?.record === "shell";
  const isCreate = createActions.has(route.action) && module?.record === "shell";
  if (!isList && !isRecord && !isCreate) return { view: () => classicView(shell, route) };
  const metadata = await askModule(route.module);
  return {
    view: () => {
      if (isList) return listView(shell, metadata);
      return isRecord ? recordView(shell, metadata, route) : createView(shell, metadata, route);
    },
  };
}
