import type { Db } from "../../database/open.ts";
import { dialledLeg } from "../call-reducer.ts";
import { talkingLeg } from "../inbound-reducer.ts";
import { LegFacts } from "../leg-facts.ts";

/** The two legs that hear each other. */
export interface Talk {
  /** The leg of the person outside. */
  readonly customerCallSid: string;
  readonly ourCallSid: string;
  /** Whose our leg is; null for a number nobody of ours is known behind. */
  readonly agentId: string | null;
  /** Both are in a conference already. */
  readonly inConference: boolean;
}

/** Who talks in a call that nobody has changed from outside; `undefined` while nobody does. */
export async function findTalk(
  db: Db,
  call: {
    readonly id: string;
    readonly direction: "inbound" | "outbound";
    readonly state: string;
    readonly root_call_sid: string | null;
    readonly agent_id: string | null;
  },
): Promise<Talk | undefined> {
  if (call.state !== "connected" || call.root_call_sid === null) return undefined;
  const rows = await db.selectFrom("leg").select("facts").where("call_id", "=", call.id).execute();
  const all = rows.map((row) => LegFacts.parse(JSON.parse(row.facts)));
  const root = all.find(({ callSid }) => callSid === call.root_call_sid);
  if (root === undefined) return undefined;
  const legs = all.filter((leg) => leg !== root);
  if (call.direction === "inbound") {
    const ours = talkingLeg(root, legs);
    return (
      ours && {
        customerCallSid: root.callSid,
        ourCallSid: ours.callSid,
        agentId: ours.agentId ?? null,
        inConference: ours.beside === true,
      }
    );
  }
  const dialled = dialledLeg(root, legs);
  // The test line speaks by itself: there is nobody to be held.
  if (dialled?.status !== "in-progress") return undefined;
  return {
    customerCallSid: dialled.callSid,
    ourCallSid: root.callSid,
    agentId: call.agent_id,
    inConference: false,
  };
}
