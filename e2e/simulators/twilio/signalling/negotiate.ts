import type { BrowserLeg } from "./browser-leg.ts";
import { signallingErrors } from "./signalling-errors.ts";

/**
 * Our answer to a browser's offer. Undefined when the call ended meanwhile, or when the offer is
 * unusable: then the browser is told, and the call goes on as it was.
 */
export async function negotiate(leg: BrowserLeg, offerSdp: string): Promise<string | undefined> {
  const peer = await leg.peer;
  try {
    const sdp = await peer.answer(offerSdp);
    return leg.isEnded() ? undefined : sdp;
  } catch {
    leg.send({
      type: "error",
      payload: { callsid: leg.callSid, error: signallingErrors.badRequest },
    });
    return undefined;
  }
}
