import * as z from "zod";

const callsid = z.string().regex(/^(TJS|CA)[\w-]{1,64}$/);
const sdp = z.string().startsWith("v=0");

/** Everything the Voice SDK 2.18 says on its signalling socket. */
const ClientFrame = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("listen"),
    payload: z.object({
      token: z.string(),
      reconnectTimeout: z.int().min(0).max(30),
      browserinfo: z.object({ p: z.string(), plugin: z.string(), v: z.string() }),
    }),
  }),
  z.object({
    type: z.literal("register"),
    payload: z.object({ media: z.object({ audio: z.boolean() }) }),
  }),
  z.object({
    type: z.literal("invite"),
    payload: z.object({
      callsid,
      sdp,
      reconnect: z.string().optional(),
      twilio: z.object({ params: z.string().optional() }),
    }),
  }),
  z.object({ type: z.literal("answer"), payload: z.object({ callsid, sdp }) }),
  z.object({ type: z.literal("reject"), payload: z.object({ callsid }) }),
  z.object({
    type: z.literal("hangup"),
    payload: z.object({ callsid, message: z.string().optional() }),
  }),
  z.object({ type: z.literal("reinvite"), payload: z.object({ callsid, sdp }) }),
  z.object({
    type: z.literal("dtmf"),
    payload: z.object({ callsid, dtmf: z.string().regex(/^[0-9*#A-Dw]+$/) }),
  }),
  z.object({
    type: z.literal("message"),
    payload: z.object({
      callsid,
      content: z.unknown(),
      contenttype: z.string(),
      messagetype: z.string(),
      voiceeventsid: z.string(),
    }),
  }),
]);
export type ClientFrame = z.infer<typeof ClientFrame>;
export type InvitePayload = Extract<ClientFrame, { type: "invite" }>["payload"];

const Envelope = z.object({ type: z.string(), version: z.literal("1.6") });

export type ReadFrame =
  | { readonly outcome: "frame"; readonly frame: ClientFrame }
  | { readonly outcome: "heartbeat" }
  /** Twilio ignores what it does not know; `problem` names the field for our log. */
  | { readonly outcome: "unknown"; readonly type: string; readonly problem: string };

export function readClientFrame(text: string): ReadFrame {
  if (text === "\n") return { outcome: "heartbeat" };
  const json = readJson(text);
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) {
    return { outcome: "unknown", type: "?", problem: z.prettifyError(envelope.error) };
  }
  const frame = ClientFrame.safeParse(json);
  return frame.success
    ? { outcome: "frame", frame: frame.data }
    : { outcome: "unknown", type: envelope.data.type, problem: z.prettifyError(frame.error) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
