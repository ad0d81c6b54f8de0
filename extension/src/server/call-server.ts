import type { CallId } from "@ringback/shared/call";
import type { DeclineRequest, TransferRequest } from "@ringback/shared/live-call";
import type { ServerClient } from "./client.ts";

/** The server's part in calls that ring or are under way, as the engine asks for it. */
export function callServer(client: ServerClient) {
  return {
    answerWaiting: (callId: CallId) => client.answerWaiting({ parameters: { callId } }),
    decline: (callId: CallId, to: DeclineRequest["to"]) =>
      client.declineCall({ parameters: { callId }, body: { to } }),
    live: (callId: CallId) => client.liveCall({ parameters: { callId } }),
    hold: (callId: CallId, held: boolean) =>
      client.holdCall({ parameters: { callId }, body: { held } }),
    endHeld: (callId: CallId) => client.endHeld({ parameters: { callId } }),
    transfer: (callId: CallId, body: TransferRequest) =>
      client.startTransfer({ parameters: { callId }, body }),
    finishTransfer: (callId: CallId) => client.finishTransfer({ parameters: { callId } }),
    cancelTransfer: (callId: CallId) => client.cancelTransfer({ parameters: { callId } }),
    pauseRecording: (callId: CallId, paused: boolean) =>
      client.controlRecording({
        parameters: { callId },
        body: { action: paused ? "pause" : "resume" },
      }),
  };
}
