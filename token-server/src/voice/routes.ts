import { routes } from "@ringback/shared/routes";
import type { Router } from "express";
import type { Caller } from "../http/caller.ts";
import { mount } from "../http/mount.ts";
import { createIntent, createTestIntent, type IntentCaller } from "./intents.ts";
import { getCall, listCalls } from "./list-calls.ts";
import { storeNote } from "./notes.ts";
import { mountLive } from "./live/routes.ts";
import { mountPresence } from "./presence/routes.ts";
import { issueVoiceToken } from "./token.ts";
import type { VoiceWorld } from "./world.ts";

/** The API of the voice side, for signed-in agents. */
export function mountVoice(router: Router, world: VoiceWorld): void {
  mount(router, routes.voiceToken, async ({ caller }) => issueVoiceToken(world, caller.agent.id));
  mount(router, routes.createIntent, ({ caller, body }) =>
    createIntent(world, asIntentCaller(caller), body),
  );
  mount(router, routes.createTestIntent, ({ caller, body }) =>
    createTestIntent(world, asIntentCaller(caller), body),
  );
  mount(router, routes.listCalls, ({ caller, query }) =>
    listCalls(world.db, caller.agent.id, query.limit),
  );
  mount(router, routes.getCall, ({ caller, params }) =>
    getCall(world.db, caller.agent.id, params.callId),
  );
  mount(router, routes.putNote, ({ caller, params, body }) =>
    storeNote(world, caller.agent.id, params.callId, body),
  );
  mountPresence(router, world);
  mountLive(router, world);
}

function asIntentCaller(caller: Caller): IntentCaller {
  return { agentId: caller.agent.id, sessionId: caller.sessionId };
}
