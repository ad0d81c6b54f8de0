import { routes } from "@ringback/shared/routes";
import type { Router } from "express";
import { mount } from "../http/mount.ts";
import { changeSettings, type SettingsWorld, showSettings } from "./change-settings.ts";

/** What admins decide; every agent may read it. */
export function mountSettings(router: Router, world: SettingsWorld): void {
  mount(router, routes.getSettings, () => showSettings(world));
  mount(router, routes.putSettings, ({ caller, body }) => changeSettings(world, caller, body));
}
