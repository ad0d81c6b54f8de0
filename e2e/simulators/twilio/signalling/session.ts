import { checkAccessToken, type AccessToken, type TokenAuthority } from "./access-token.ts";
import type { BrowserLeg, LegSession } from "./browser-leg.ts";
import type { InvitePayload } from "./client-frames.ts";
import { handleCallFrame } from "./handle-call-frame.ts";
import type { SignallingError } from "./server-frames.ts";
import { signallingErrors } from "./signalling-errors.ts";
import type { Wire, WireListener } from "./wire.ts";

/** One browser's Device, for as long as its socket lives. */
export interface Session extends LegSession {
  readonly id: string;
  /** Epoch milliseconds of real time. */
  readonly connectedAt: number;
  isRegistered(): boolean;
  expireToken(): void;
  setHeartbeatMuted(isMuted: boolean): void;
  drop(): void;
}

export interface SessionOptions {
  readonly authority: TokenAuthority;
  onOpened(session: Session): void;
  onClosed(session: Session): void;
  startCall(session: Session, token: AccessToken, invite: InvitePayload): void;
  resumeCall(session: Session, invite: InvitePayload): void;
}

export function createSession(wire: Wire, options: SessionOptions): WireListener {
  const { authority } = options;
  const legs = new Set<BrowserLeg>();
  let token: AccessToken | undefined;
  let isExpired = false;
  let isRegistered = false;
  let isClosed = false;
  let reconnectTimeoutSeconds = 0;
  let expiry: NodeJS.Timeout | undefined;

  const refuse = (error: SignallingError) => wire.send({ type: "error", payload: { error } });

  const session: Session = {
    id: wire.id,
    connectedAt: authority.now(),
    get identity() {
      return token?.identity ?? "";
    },
    get reconnectTimeoutSeconds() {
      return reconnectTimeoutSeconds;
    },
    legs,
    send: (frame) => wire.send(frame),
    isRegistered: () => isRegistered,
    expireToken() {
      isExpired = true;
      isRegistered = false;
      refuse(signallingErrors.expiredToken);
    },
    setHeartbeatMuted: (isMuted) => wire.setHeartbeatMuted(isMuted),
    drop: () => wire.drop(),
  };

  const listen = async (jwt: string, timeoutSeconds: number) => {
    const checked = await checkAccessToken(jwt, authority);
    if (isClosed) return;
    // A bad new token leaves the old one in force.
    if (checked.outcome === "refused") return refuse(checked.error);
    if (token !== undefined && token.identity !== checked.token.identity) isRegistered = false;
    token = checked.token;
    isExpired = false;
    reconnectTimeoutSeconds = timeoutSeconds;
    wire.setIdentity(token.identity);
    const lifeMs = token.expiresAt * 1000 - authority.now();
    clearTimeout(expiry);
    expiry = setTimeout(() => session.expireToken(), lifeMs);
    wire.send({
      type: "connected",
      payload: {
        edge: "ashburn",
        region: "US_EAST_VIRGINIA",
        home: "us1",
        token: { identity: token.identity, ttl: Math.floor(lifeMs / 1000) },
      },
    });
  };

  /** What comes before the token was checked is refused like what comes without one. */
  const readToken = (): AccessToken | SignallingError =>
    isExpired ? signallingErrors.expiredToken : (token ?? signallingErrors.invalidToken);

  const register = (wantsCalls: boolean) => {
    const current = readToken();
    if ("code" in current) return refuse(current);
    if (wantsCalls && !current.mayBeCalled) return refuse(signallingErrors.notAuthorized);
    isRegistered = wantsCalls;
    wire.send({ type: wantsCalls ? "ready" : "offline", payload: {} });
  };

  const invite = (payload: InvitePayload) => {
    const current = readToken();
    if ("code" in current) {
      wire.send({ type: "hangup", payload: { callsid: payload.callsid, error: current } });
    } else if (payload.reconnect !== undefined) options.resumeCall(session, payload);
    // The SDK repeats what it could not be sure to have sent.
    else if (![...legs].some((leg) => leg.isCalled(payload.callsid))) {
      options.startCall(session, current, payload);
    }
  };

  options.onOpened(session);
  return {
    onFrame(frame) {
      switch (frame.type) {
        case "listen":
          return void listen(frame.payload.token, frame.payload.reconnectTimeout);
        case "register":
          return register(frame.payload.media.audio);
        case "invite":
          return invite(frame.payload);
        case "answer":
        case "reject":
        case "hangup":
        case "reinvite":
        case "dtmf":
        case "message": {
          // Nobody speaks for another browser's call.
          const leg = [...legs].find((own) => own.isCalled(frame.payload.callsid));
          if (leg !== undefined) void handleCallFrame(leg, frame);
        }
      }
    },
    onClose() {
      isClosed = true;
      isRegistered = false;
      clearTimeout(expiry);
      options.onClosed(session);
      for (const leg of legs) leg.lose();
    },
  };
}
