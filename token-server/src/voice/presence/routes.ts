import { routes } from "@ringback/shared/routes";
import type { Router } from "express";
import { mount } from "../../http/mount.ts";
import type { VoiceWorld } from "../world.ts";
import { changePresence, showPresence } from "./change-presence.ts";
import { beatSeconds } from "./line-state.ts";
import { reportLine } from "./lines.ts";

/** Whether agents take calls, and whether their browsers can. */
export function mountPresence(router: Router, world: Pick<VoiceWorld, "db" | "clock">): void {
  mount(router, routes.getPresence, ({ caller }) => showPresence(world, caller.agent.id));
  mount(router, routes.putPresence, ({ caller, body }) =>
    changePresence(world, caller.agent.id, body),
  );
  mount(router, routes.reportLine, async ({ caller, body }) => {
    const line = { sessionId: caller.sessionId, agentId: caller.agent.id };
    await reportLine(world.db, line, body.registered, world.clock.now());
    return { everySeconds: beatSeconds };
  });
}
