import type { StartedCall } from "../calls/endpoint.ts";
import type { AccessToken } from "./access-token.ts";
import { createBrowserLeg, type LegOptions } from "./browser-leg.ts";
import type { InvitePayload } from "./client-frames.ts";
import type { Session } from "./session.ts";
import { signallingErrors } from "./signalling-errors.ts";
import { silentPort } from "./silent-port.ts";

export type LegBase = Pick<LegOptions, "peer" | "clock" | "onAnswered" | "onEnded">;

/** A browser's `device.connect`; undefined when its token does not allow it (the browser is told). */
export function startCall(
  session: Session,
  token: AccessToken,
  { callsid, sdp, twilio }: InvitePayload,
  makeLeg: () => LegBase & { callSid: string },
): StartedCall | undefined {
  if (token.applicationSid === undefined) {
    const error = signallingErrors.notAuthorized;
    session.send({ type: "hangup", payload: { callsid, error } });
    return undefined;
  }
  const leg = createBrowserLeg({ ...makeLeg(), session, temporarySid: callsid });
  const { callSid } = leg;

  // Prepared while the far side rings, so that an answer is heard at once.
  const answered = leg.peer.then((peer) => peer.answer(sdp));
  answered.catch(() => leg.fail(signallingErrors.badRequest));

  return {
    callSid,
    from: `client:${token.identity}`,
    to: "",
    applicationSid: token.applicationSid,
    parameters: {
      ...Object.fromEntries(new URLSearchParams(twilio.params ?? "")),
      ...token.applicationParameters,
    },
    ringing: () => leg.send({ type: "ringing", payload: { callsid: callSid } }),
    async answer() {
      const answerSdp = await answered.catch(() => undefined);
      if (answerSdp === undefined || leg.isEnded()) return silentPort;
      leg.markAnswered(sdp);
      leg.send({
        type: "answer",
        payload: { callsid: callSid, sdp: answerSdp, reconnect: leg.reconnectToken },
      });
      return (await leg.peer).audio;
    },
    end: (error) => leg.end("hangup", error),
    hearDigits: (digits) => void leg.peer.then((peer) => peer.playDigits(digits)),
    onHangUp: (listener) => leg.onHangUp(() => listener()),
    onDigits: (listener) => leg.onDigits(listener),
  };
}
