import type { CallId } from "@ringback/shared/call";
import type { LiveCall as ToldLive, TransferRequest } from "@ringback/shared/live-call";
import type { CurrentCall } from "./current-call.ts";
import type { HeldCalls } from "./held-calls.ts";

/** What the server does to calls under way; each answers how the call stands then. */
export interface LiveServer {
  readonly live: (callId: CallId) => Promise<ToldLive>;
  readonly hold: (callId: CallId, held: boolean) => Promise<ToldLive>;
  readonly endHeld: (callId: CallId) => Promise<ToldLive>;
  readonly transfer: (callId: CallId, request: TransferRequest) => Promise<ToldLive>;
  readonly finishTransfer: (callId: CallId) => Promise<ToldLive>;
  readonly cancelTransfer: (callId: CallId) => Promise<ToldLive>;
  readonly pauseRecording: (callId: CallId, paused: boolean) => Promise<unknown>;
}

interface OfCall {
  readonly callId: CallId;
}

/** Hold, transfer and pauses of the recording: the server does them, and the snapshot shows it. */
export function createLiveActions(server: LiveServer, current: CurrentCall, held: HeldCalls) {
  function told(live: ToldLive): void {
    current.happen({ type: "live-told", callId: live.callId, live });
    held.liveTold(live);
  }

  async function ask(callId: CallId): Promise<void> {
    told(await server.live(callId));
  }

  return {
    told,
    /** A call was answered: whether it is recorded, and what a browser before this one did to it. */
    look: (callId: CallId): void => {
      // The next event tells it, too.
      ask(callId).catch(() => undefined);
    },
    hold: async ({ callId, held: wish }: OfCall & { held: boolean }): Promise<void> => {
      if (held.has(callId) && !wish) await held.bringBack(callId);
      else told(await server.hold(callId, wish));
    },
    transfer: async ({ callId, request }: OfCall & { request: TransferRequest }): Promise<void> =>
      told(await server.transfer(callId, request)),
    finishTransfer: async ({ callId }: OfCall): Promise<void> =>
      told(await server.finishTransfer(callId)),
    cancelTransfer: async ({ callId }: OfCall): Promise<void> =>
      told(await server.cancelTransfer(callId)),
    pauseRecording: async ({ callId, paused }: OfCall & { paused: boolean }): Promise<void> => {
      await server.pauseRecording(callId, paused);
      await ask(callId);
    },
  };
}
