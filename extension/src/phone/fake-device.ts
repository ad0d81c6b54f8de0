import { vi } from "vitest";
import type {
  VoiceCall,
  VoiceCallEvents,
  VoiceDevice,
  VoiceDeviceEvents,
  VoiceIncoming,
} from "./voice-device.ts";

/** A Device that does nothing by itself: tests play Twilio's part through its events. */
export function createFakeDevice(events: VoiceDeviceEvents) {
  const connecting = Promise.withResolvers<VoiceCall>();
  const heard: VoiceCallEvents[] = [];
  const call = {
    hangUp: vi.fn<VoiceCall["hangUp"]>(() => heard.at(-1)?.disconnected()),
    mute: vi.fn<VoiceCall["mute"]>((muted) => heard.at(-1)?.muted(muted)),
    sendDigits: vi.fn<VoiceCall["sendDigits"]>(),
  };
  const device = {
    register: vi.fn<VoiceDevice["register"]>(),
    updateToken: vi.fn<VoiceDevice["updateToken"]>(),
    connect: vi.fn<VoiceDevice["connect"]>((_, callEvents) => {
      heard.push(callEvents);
      return connecting.promise;
    }),
    useSpeaker: vi.fn<VoiceDevice["useSpeaker"]>().mockResolvedValue(),
    useMicrophone: vi.fn<VoiceDevice["useMicrophone"]>().mockResolvedValue(),
    releaseMicrophone: vi.fn<VoiceDevice["releaseMicrophone"]>().mockResolvedValue(),
    destroy: vi.fn<VoiceDevice["destroy"]>(() => events.unregistered()),
  };
  /** Somebody calls; the SDK would tell what the fake call is told to do. */
  function incoming(callId: string, number = "+14155550151") {
    let cancelled = (): void => undefined;
    const ring = {
      callId,
      number,
      accept: vi.fn<VoiceIncoming["accept"]>((callEvents) => {
        heard.push(callEvents);
        return call;
      }),
      reject: vi.fn<VoiceIncoming["reject"]>(),
      ignore: vi.fn<VoiceIncoming["ignore"]>(),
      onCancelled: vi.fn<VoiceIncoming["onCancelled"]>((listener) => (cancelled = listener)),
    };
    events.incoming(ring);
    return { ...ring, cancel: () => cancelled() };
  }

  return {
    device,
    call,
    incoming,
    events,
    /** The SDK hands the call over. */
    connected: () => connecting.resolve(call),
    connectFailed: () => connecting.reject(new Error("no socket")),
    /** Events of the call dialled last. */
    heard: () => {
      const last = heard.at(-1);
      if (!last) throw new Error("nothing was dialled");
      return last;
    },
  };
}

export type FakeDevice = ReturnType<typeof createFakeDevice>;
