import type { RecordingControl, RecordingControlReply } from "@ringback/shared/recording";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.ts";
import type { Caller } from "../http/caller.ts";
import { ProblemError } from "../http/problem.ts";
import { callbackUrl, webhookPaths } from "../twilio/webhook-urls.ts";
import { isPaused } from "./recording-state.ts";
import { requireCall } from "./rights.ts";
import type { RecordingWorld } from "./world.ts";

/** Pauses the recording of a call the agent is in, or goes on; what is said between is not kept. */
export async function controlRecording(
  world: RecordingWorld,
  { agent }: Caller,
  callId: string,
  { action }: RecordingControl,
): Promise<RecordingControlReply> {
  const { db, clock } = world;
  const { callSid, customerCallSid } = await findRecorded(db, agent, callId);
  const result = await control(world, callId, callSid, customerCallSid, action).catch(
    (cause: unknown) => {
      throw new ProblemError(503, "twilio-unavailable", "Twilio did not answer", {
        detail: `The recording was not ${action === "pause" ? "paused" : "resumed"}. Try again.`,
        cause,
      });
    },
  );
  if (result === "absent") throw notRecorded();
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    const kind = action === "pause" ? "paused" : "resumed";
    await trx
      .insertInto("recording_event")
      .values({
        id: uuidv7({ msecs: now }),
        call_id: callId,
        kind,
        data: JSON.stringify({ callSid }),
        agent_id: agent.id,
        created_at: now,
      })
      .execute();
    const data = { callId, callSid };
    await recordAudit(trx, { action: `recording_${kind}`, agentId: agent.id, data }, now);
    await world.listeners.recordingChanged(trx, callId, now);
  });
  return { state: action === "pause" ? "paused" : "recording" };
}

interface RecordedLegs {
  /** The leg that is recorded, as far as is known. */
  readonly callSid: string;
  /** The one of the person outside, where people come and go beside it. */
  readonly customerCallSid: string | null;
}

/** Whoever talks in a call may stop its recording, and whose call it is. */
async function findRecorded(
  db: RecordingWorld["db"],
  agent: Caller["agent"],
  callId: string,
): Promise<RecordedLegs> {
  const call = await db
    .selectFrom("call")
    .leftJoin("live_call", "live_call.call_id", "call.id")
    .select(["call.state", "call.root_call_sid"])
    .select(["live_call.agent_id", "live_call.customer_call_sid"])
    .where("call.id", "=", callId)
    .executeTakeFirst();
  if (call?.agent_id !== agent.id) await requireCall(db, agent, callId);
  const rootCallSid = call?.root_call_sid ?? null;
  if (call === undefined || call.state === "ended" || rootCallSid === null) throw notRecorded();
  const running = await db
    .selectFrom("recording")
    .select("call_sid")
    .where("call_id", "=", callId)
    .where("state", "=", "recording")
    .orderBy("started_at", "desc")
    .executeTakeFirst();
  const customerCallSid = call.customer_call_sid;
  return { callSid: running?.call_sid ?? customerCallSid ?? rootCallSid, customerCallSid };
}

/** What was stopped before people began to come and go is over: going on means beginning anew. */
async function control(
  { db, twilio, publicUrl }: RecordingWorld,
  callId: string,
  callSid: string,
  customerCallSid: string | null,
  action: RecordingControl["action"],
): Promise<"done" | "absent"> {
  const result = await twilio.control(callSid, action);
  const isToBegin = result === "absent" && action === "resume" && customerCallSid !== null;
  if (!isToBegin || !(await isPaused(db, callId))) return result;
  return twilio.start(customerCallSid, callbackUrl(publicUrl, webhookPaths.recordingStatus));
}

function notRecorded(): ProblemError {
  return new ProblemError(409, "not-recorded", "This call is not being recorded", {
    detail: "The call is over, nobody has answered yet, or your organisation does not record it.",
  });
}
