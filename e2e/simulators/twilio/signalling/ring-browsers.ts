import type { RingReports, RingRequest, RungEndpoint } from "../calls/endpoint.ts";
import { createBrowserLeg, type BrowserLeg } from "./browser-leg.ts";
import type { Session } from "./session.ts";
import { signallingErrors } from "./signalling-errors.ts";
import type { LegBase } from "./start-call.ts";

/** Rings every registration of one identity at once; the first to accept has the call. */
export function ringBrowsers(
  sessions: readonly Session[],
  request: RingRequest,
  reports: RingReports,
  makeLeg: () => LegBase,
): RungEndpoint {
  const { callSid } = request;
  /** Every browser still in play, and whether it was told of the call. */
  const legs = new Map<BrowserLeg, { isInvited: boolean }>();
  let winner: BrowserLeg | undefined;
  let isOver = false;
  let hasRung = false;

  const finish = (report: () => void) => {
    if (isOver) return;
    isOver = true;
    report();
  };

  const cancelOthers = () => {
    for (const [leg, { isInvited }] of legs) {
      if (leg !== winner) leg.end(isInvited ? "cancel" : "nothing");
    }
  };

  const accept = async (leg: BrowserLeg, sdp: string) => {
    if (isOver || winner !== undefined) return;
    winner = leg;
    cancelOthers();
    const peer = await leg.peer;
    try {
      await peer.accept(sdp);
    } catch {
      return leg.fail(signallingErrors.badRequest);
    }
    if (leg.isEnded()) return;
    leg.markAnswered(sdp);
    const { reconnectToken } = leg;
    leg.send({ type: "answer", payload: { callsid: callSid, reconnect: reconnectToken } });
    reports.answered(peer.audio);
  };

  const invite = async (session: Session) => {
    const leg = createBrowserLeg({
      ...makeLeg(),
      callSid,
      session,
      invitation: { accept: (sdp) => void accept(leg, sdp), reject: () => leg.hangUp() },
    });
    const progress = { isInvited: false };
    legs.set(leg, progress);
    leg.onDigits((digits) => {
      if (leg === winner && !isOver) reports.digits(digits);
    });
    leg.onHangUp((how) => {
      legs.delete(leg);
      if (leg === winner) return finish(() => reports.hungUp());
      // A browser that vanished has not said no: the caller hears it ring on.
      if (how === "lost" || winner !== undefined) return;
      cancelOthers();
      finish(() => reports.refused("rejected"));
    });
    const sdp = await makeOffer(leg);
    if (sdp === undefined) return;
    progress.isInvited = true;
    leg.send({
      type: "invite",
      payload: {
        callsid: callSid,
        sdp,
        reconnect: leg.reconnectToken,
        parameters: {
          CallSid: callSid,
          AccountSid: request.accountSid,
          From: request.from,
          To: request.to,
          ApiVersion: "2010-04-01",
          Params: new URLSearchParams(request.parameters).toString(),
        },
      },
    });
    if (hasRung) return;
    hasRung = true;
    reports.ringing();
  };

  if (sessions.length === 0) queueMicrotask(() => finish(() => reports.refused("unreachable")));
  for (const session of sessions) void invite(session);

  return {
    end() {
      finish(() => {});
      cancelOthers();
      winner?.end("hangup");
    },
    hearDigits: (digits) => void winner?.peer.then((peer) => peer.playDigits(digits)),
  };
}

/** Undefined when the caller gave up meanwhile: a closed peer makes no offer. */
async function makeOffer(leg: BrowserLeg): Promise<string | undefined> {
  const peer = await leg.peer;
  try {
    const sdp = await peer.offer();
    return leg.isEnded() ? undefined : sdp;
  } catch (error) {
    if (leg.isEnded()) return undefined;
    throw error;
  }
}
