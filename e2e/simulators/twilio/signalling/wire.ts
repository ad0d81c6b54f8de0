import { randomUUID } from "node:crypto";
import type { RawData, WebSocket } from "ws";
import type { EventLog } from "../event-log.ts";
import { readClientFrame, type ClientFrame } from "./client-frames.ts";
import type { ServerFrame } from "./server-frames.ts";

const heartbeatMs = 5000;
/** Heartbeats without any word back until the browser counts as gone. */
const heartbeatsToGiveUp = 3;

/** One signalling socket: frames in and out, each of them logged. */
export interface Wire {
  readonly id: string;
  send(frame: ServerFrame): void;
  /** Whose socket this is, for the log. */
  setIdentity(identity: string): void;
  setHeartbeatMuted(isMuted: boolean): void;
  /** Cuts the connection; the browser sees close code 1006. */
  drop(): void;
}

export interface WireListener {
  onFrame(frame: ClientFrame): void;
  onClose(): void;
}

export function openWire(
  socket: WebSocket,
  log: EventLog,
  listen: (wire: Wire) => WireListener,
): void {
  const id = randomUUID();
  let identity: string | undefined;
  let isMuted = false;
  let unanswered = 0;

  const note = (
    direction: "signalling.received" | "signalling.sent",
    message: string,
    fields: Readonly<Record<string, unknown>> = {},
  ) =>
    log.add(direction, {
      message,
      identity,
      socket: id,
      exactWallClock: performance.timeOrigin + performance.now(),
      ...fields,
    });

  const heartbeat = setInterval(() => {
    if (isMuted) return;
    unanswered += 1;
    if (unanswered > heartbeatsToGiveUp) return socket.terminate();
    socket.send("\n");
    note("signalling.sent", "heartbeat");
  }, heartbeatMs);

  const wire: Wire = {
    id,
    send(frame) {
      if (socket.readyState !== socket.OPEN) return;
      socket.send(JSON.stringify({ version: "1.6", ...frame }));
      note("signalling.sent", frame.type, describeSent(frame));
    },
    setIdentity: (name) => void (identity = name),
    setHeartbeatMuted: (muted) => void (isMuted = muted),
    drop: () => socket.terminate(),
  };

  const listener = listen(wire);
  socket.on("message", (data, isBinary) => {
    unanswered = 0;
    const read = readClientFrame(isBinary ? "" : readText(data));
    if (read.outcome === "heartbeat") note("signalling.received", "heartbeat");
    else if (read.outcome === "unknown") {
      note("signalling.received", read.type, { ignored: read.problem });
    } else {
      note("signalling.received", read.frame.type, describeReceived(read.frame));
      listener.onFrame(read.frame);
    }
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", (code) => {
    clearInterval(heartbeat);
    log.add("signalling.closed", { identity, socket: id, code });
    listener.onClose();
  });
}

function readText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString();
}

/** Never tokens, never SDP. */
function describeReceived({ payload }: ClientFrame): Readonly<Record<string, unknown>> {
  return "callsid" in payload ? { callSid: payload.callsid } : {};
}

function describeSent({ payload }: ServerFrame): Readonly<Record<string, unknown>> {
  return {
    ...("callsid" in payload ? { callSid: payload.callsid } : {}),
    ...("error" in payload ? { code: payload.error?.code } : {}),
  };
}
