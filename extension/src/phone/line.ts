import type { LineState } from "../contracts/phone-snapshot.ts";
import { backOffMs } from "../retry/back-off.ts";
import type { VoiceDevice, VoiceDeviceEvents, VoiceIncoming } from "./voice-device.ts";

export interface LineHost {
  /** A voice token, or null when signed out. Throws when the server cannot be reached. */
  readonly requestToken: () => Promise<string | null>;
  readonly createDevice: (token: string, events: VoiceDeviceEvents) => VoiceDevice;
  readonly onIncoming: (call: VoiceIncoming) => void;
  /** Between the first ring and the answer, a new token would cost the call a second of sound. */
  readonly isRinging: () => boolean;
  readonly isLive: () => boolean;
  readonly onChange: () => void;
}

/** The agent's registered browser phone: keeps one Device registered while signed in. */
export interface Line {
  state(): Exclude<LineState, "microphone-blocked">;
  device(): VoiceDevice | undefined;
  /** Sign-in or sign-out happened, or the network came back: start anew at once. */
  refresh(): Promise<void>;
  /** A call was answered or ended: what waited for that happens now. */
  callSettled(): void;
}

/** After a dropped socket the SDK registers again by itself, and only it can resume a call. */
const sdkRecoveryMs = 4000;
const registrationMs = 10_000;

export function createLine(host: LineHost): Line {
  let state: ReturnType<Line["state"]> = "connecting";
  let device: VoiceDevice | undefined;
  let attempt = 0;
  let needsToken = true;
  /** A Device that lost its registration for good cannot be trusted to get it back. */
  let needsDevice = true;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let isStale = false;

  /** What one Device reports; a replaced one is not listened to. */
  function eventsOf(isCurrent: () => boolean): VoiceDeviceEvents {
    const whenCurrent = (react: () => void) => () => {
      if (isCurrent()) react();
    };
    return {
      incoming(call) {
        if (isCurrent()) host.onIncoming(call);
      },
      registered: whenCurrent(() => {
        attempt = 0;
        needsDevice = false;
        clearTimeout(retryTimer);
        become("ready");
      }),
      unregistered: whenCurrent(() => {
        needsDevice = true;
        become("lost");
        retryAfter(sdkRecoveryMs);
      }),
      tokenWillExpire: whenCurrent(() => {
        needsToken = true;
        void run();
      }),
      // The SDK stops registering then, so a new token alone is not enough.
      tokenRefused: whenCurrent(() => {
        needsToken = true;
        needsDevice = true;
        retryAfter(0);
      }),
    };
  }

  function become(next: typeof state): void {
    if (state === next) return;
    state = next;
    host.onChange();
  }

  function retryAfter(leastMs: number): void {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => void run(), leastMs + backOffMs(attempt));
    attempt += 1;
  }

  /** One look at a time; a call for another while one runs makes it look once more. */
  function run(): Promise<void> {
    isStale = true;
    running ??= (async () => {
      try {
        while (isStale) {
          isStale = false;
          await connect();
        }
      } catch {
        if (state !== "ready") become("lost");
        retryAfter(0);
      } finally {
        running = undefined;
      }
    })();
    return running;
  }

  async function connect(): Promise<void> {
    if (host.isRinging() || !(needsToken || needsDevice)) return;
    const token = await host.requestToken();
    if (host.isRinging()) return;
    // Whoever is signed out in the middle of a call may finish it.
    if (token === null) return host.isLive() ? undefined : drop();
    if (needsDevice && !host.isLive()) replaceDevice(token);
    else device?.updateToken(token);
    needsToken = false;
  }

  function replaceDevice(token: string): void {
    const old = device;
    const events = eventsOf(() => device === current);
    const current = host.createDevice(token, events);
    device = current;
    old?.destroy();
    become(state === "lost" ? "lost" : "connecting");
    retryAfter(registrationMs);
    current.register();
  }

  function drop(): void {
    clearTimeout(retryTimer);
    attempt = 0;
    needsToken = true;
    needsDevice = true;
    const dropped = device;
    device = undefined;
    dropped?.destroy();
    become("signed-out");
  }

  return {
    state: () => state,
    device: () => device,
    refresh() {
      needsToken = true;
      needsDevice = true;
      attempt = 0;
      return run();
    },
    callSettled() {
      if (needsToken || needsDevice) void run();
    },
  };
}
