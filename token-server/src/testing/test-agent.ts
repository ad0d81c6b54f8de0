import type { CallList, Intent, NoteReply, VoiceToken } from "@ringback/shared/api";
import type { CallDetail } from "@ringback/shared/call";
import type { Problem } from "@ringback/shared/problem";
import { createOpaqueToken, hashToken } from "../accounts/opaque-token.ts";
import type { StartedVoice } from "./voice-world.ts";

/** Whatever a route answers; which fields are there is what the tests find out. */
export interface Reply extends Problem, Intent, VoiceToken, CallDetail, NoteReply, CallList {
  readonly errors: { field: string; message: string }[];
}

/** Makes an agent who is signed in; `ask` sends requests of theirs. */
export async function signInAgent(voice: StartedVoice, id: string, name = "Bea Dhillon") {
  const { db } = voice.world;
  const now = voice.now();
  const crmUserId = `crm-${id}`;
  await db
    .insertInto("agent")
    .values({
      id,
      crm_user_id: crmUserId,
      user_name: name.toLowerCase(),
      name,
      role: "agent",
      active: 1,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await db
    .insertInto("session")
    .values({
      id: `session-${id}`,
      agent_id: id,
      created_at: now,
      revoked_at: null,
      crm_tokens: "",
    })
    .execute();
  const token = createOpaqueToken("rba");
  await db
    .insertInto("access_token")
    .values({
      hash: hashToken(token),
      session_id: `session-${id}`,
      expires_at: now + 24 * 3600 * 1000,
    })
    .execute();
  return {
    id,
    crmUserId,
    token,
    address: `client:agent_${id.replaceAll("-", "")}`,
    async ask(method: string, path: string, body?: unknown) {
      const response = await fetch(`${voice.origin}${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body !== undefined && { "Content-Type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Reply };
    },
  };
}

export type TestAgent = Awaited<ReturnType<typeof signInAgent>>;
