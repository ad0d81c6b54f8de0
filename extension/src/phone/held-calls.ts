import type { Call, CallId } from "@ringback/shared/call";
import type { LiveCall as ToldLive } from "@ringback/shared/live-call";
import type { HeldCall, LiveCall } from "../contracts/phone-snapshot.ts";
import { CodedError } from "../messaging/coded-error.ts";
import type { CurrentCall } from "./current-call.ts";
import type { Microphone } from "./microphone.ts";
import type { VoiceIncoming } from "./voice-device.ts";

export interface HeldCallsHost {
  readonly current: CurrentCall;
  readonly microphone: Pick<Microphone, "hold" | "release">;
  /** Asks the server to bring a call back: it rings this browser, which accepts by itself. */
  readonly bringBack: (callId: CallId) => Promise<unknown>;
  /** Asks the server to hang up on them. */
  readonly end: (callId: CallId) => Promise<unknown>;
  readonly now: () => number;
  readonly onChange: () => void;
}

interface Held {
  readonly call: LiveCall;
  readonly since: number;
  readonly returning: boolean;
}

/** Calls put aside for another: their other side waits at the server, none has a leg here. */
export function createHeldCalls(host: HeldCallsHost) {
  const { current, now } = host;
  let held: readonly Held[] = [];

  function become(next: readonly Held[]): void {
    held = next;
    host.onChange();
  }

  const find = (callId: CallId) => held.find(({ call }) => call.callId === callId);
  const without = (callId: CallId) => held.filter(({ call }) => call.callId !== callId);

  function change(callId: CallId, changes: Partial<Held>): void {
    if (!find(callId)) return;
    become(held.map((one) => (one.call.callId === callId ? { ...one, ...changes } : one)));
  }

  /** The call under way joins them. */
  function setAside(): void {
    const call = current.call();
    if (!call || !current.isLive()) return;
    held = [...without(call.callId), { call, since: now(), returning: false }];
    current.happen({ type: "set-aside", callId: call.callId });
  }

  /** Whether this is a call that was asked back; then it is accepted without a ring. */
  function takesBack(voice: VoiceIncoming): boolean {
    const asked = find(voice.callId);
    if (!asked?.returning) return false;
    const { callId } = voice;
    const heard = current.hear(callId);
    const fallBack = () => {
      change(callId, { returning: false });
      if (!current.isLive()) host.microphone.release();
    };
    host.microphone.hold();
    setAside();
    const started = voice.accept({
      ...heard,
      answered() {
        const back = find(callId);
        if (!back) return started.hangUp();
        held = without(callId);
        current.happen({ type: "came-back", call: { ...back.call, state: "connected" } });
        current.carry(callId, started);
      },
      // Before the answer they leave the call where it was.
      disconnected: () => (find(callId) ? fallBack() : heard.disconnected()),
      failed: (code) => (find(callId) ? fallBack() : heard.failed(code)),
    });
    return true;
  }

  return {
    calls: (): HeldCall[] =>
      held.map(({ call: { callId, number, person }, since, returning }) => ({
        callId,
        number,
        person,
        since,
        returning,
      })),
    has: (callId: CallId) => find(callId) !== undefined,
    setAside,
    takesBack,

    async bringBack(callId: CallId): Promise<void> {
      if (!find(callId)) throw new CodedError("call-over", "This call is over");
      change(callId, { returning: true });
      try {
        await host.bringBack(callId);
      } catch (error) {
        change(callId, { returning: false });
        throw error;
      }
    },

    async end(callId: CallId): Promise<void> {
      await host.end(callId);
      become(without(callId));
    },

    told(call: Call): void {
      if (call.state === "ended" && find(call.id)) become(without(call.id));
    },

    liveTold({ callId, heldSince }: ToldLive): void {
      if (heldSince !== null) change(callId, { since: heldSince });
    },
  };
}

export type HeldCalls = ReturnType<typeof createHeldCalls>;
