import type { InvitePayload } from "./client-frames.ts";
import type { Directory } from "./directory.ts";
import { negotiate } from "./negotiate.ts";
import type { SignallingError } from "./server-frames.ts";
import type { Session } from "./session.ts";
import { signallingErrors } from "./signalling-errors.ts";

/** A browser that lost its socket comes back to its call on a new one. */
export async function resumeCall(
  session: Session,
  { callsid, reconnect, sdp }: InvitePayload,
  directory: Directory,
): Promise<void> {
  const hangUp = (error?: SignallingError) =>
    session.send({ type: "hangup", payload: { callsid, ...(error ? { error } : {}) } });

  const leg = directory.findAnswered(callsid);
  if (leg === undefined) {
    const hadEnded = reconnect !== undefined && directory.hasEnded(callsid, reconnect);
    return hangUp(hadEnded ? undefined : signallingErrors.invalidReconnect);
  }
  if (leg.reconnectToken !== reconnect || leg.identity !== session.identity) {
    return hangUp(signallingErrors.reconnectRefused);
  }
  leg.attach(session);
  // Another SDP than the first is an ICE restart whose answer may have been lost.
  const answerSdp = leg.isFirstSdp(sdp) ? undefined : await negotiate(leg, sdp);
  leg.send({
    type: "answer",
    payload: {
      callsid,
      reconnect: leg.reconnectToken,
      ...(answerSdp === undefined ? {} : { sdp: answerSdp }),
    },
  });
}
