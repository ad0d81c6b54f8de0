import { routes } from "@ringback/shared/routes";
import type { Router } from "express";
import { mount } from "../../http/mount.ts";
import type { VoiceWorld } from "../world.ts";
import { answerWaiting } from "./answer-waiting.ts";
import { showCaller } from "./caller-card.ts";
import { chooseCaller } from "./choose-caller.ts";
import { listColleagues } from "./colleagues.ts";
import { declineCall } from "./decline-call.ts";
import { endHeld } from "./end-held.ts";
import { holdCall } from "./hold-call.ts";
import { cancelTransfer, finishTransfer } from "./end-transfer.ts";
import { showLive } from "./show-live.ts";
import { startTransfer } from "./start-transfer.ts";

/** What agents do with calls that ring or are under way. */
export function mountLive(router: Router, world: VoiceWorld): void {
  mount(router, routes.callerCard, ({ caller, params }) =>
    showCaller(world, caller.agent.id, params.callId),
  );
  mount(router, routes.chooseCaller, ({ caller: { agent, sessionId }, params, body }) =>
    chooseCaller(world, { agentId: agent.id, sessionId, name: agent.name }, params.callId, body),
  );
  mount(router, routes.declineCall, ({ caller, params, body }) =>
    declineCall(world, caller.agent, params.callId, body),
  );
  mount(router, routes.answerWaiting, ({ caller, params }) =>
    answerWaiting(world, caller.agent.id, params.callId),
  );
  mount(router, routes.holdCall, ({ caller, params, body }) =>
    holdCall(world, caller.agent.id, params.callId, body),
  );
  mount(router, routes.endHeld, ({ caller, params }) =>
    endHeld(world, caller.agent.id, params.callId),
  );
  mount(router, routes.startTransfer, ({ caller, params, body }) =>
    startTransfer(world, caller.agent, params.callId, body),
  );
  mount(router, routes.finishTransfer, ({ caller, params }) =>
    finishTransfer(world, caller.agent.id, params.callId),
  );
  mount(router, routes.cancelTransfer, ({ caller, params }) =>
    cancelTransfer(world, caller.agent.id, params.callId),
  );
  mount(router, routes.liveCall, ({ caller, params }) =>
    showLive(world, caller.agent.id, params.callId),
  );
  mount(router, routes.listColleagues, ({ caller }) => listColleagues(world, caller.agent.id));
}
