import type { BrowserLeg } from "./browser-leg.ts";
import type { ClientFrame } from "./client-frames.ts";
import { negotiate } from "./negotiate.ts";

export type CallFrame = Exclude<ClientFrame, { type: "listen" | "register" | "invite" }>;

/** What a browser says about a call it has. */
export async function handleCallFrame(leg: BrowserLeg, frame: CallFrame): Promise<void> {
  switch (frame.type) {
    case "answer":
      return leg.invitation?.accept(frame.payload.sdp);
    case "reject":
      return leg.invitation?.reject();
    case "hangup":
      return leg.hangUp();
    case "dtmf":
      return leg.press(frame.payload.dtmf.replaceAll("w", ""));
    case "reinvite": {
      const sdp = await negotiate(leg, frame.payload.sdp);
      if (sdp !== undefined) leg.send({ type: "answer", payload: { callsid: leg.callSid, sdp } });
      return;
    }
    case "message":
      return leg.send({
        type: "ack",
        payload: {
          acktype: "message",
          callsid: leg.callSid,
          voiceeventsid: frame.payload.voiceeventsid,
        },
      });
  }
}
