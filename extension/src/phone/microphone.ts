import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";

export type MicrophoneState = PhoneSnapshot["microphone"];

type Media = Pick<MediaDevices, "getUserMedia" | "enumerateDevices">;

/** Every stream the phone opens comes from here, so that none outlives its call. */
export interface Microphone {
  /** Whether calls can have sound. */
  state(): Promise<MicrophoneState>;
  /** The device to use from now on; null is the system's own. */
  choose(id: string | null): void;
  /** The `getUserMedia` the Voice SDK uses. Refuses outside a call. */
  open(constraints: MediaStreamConstraints): Promise<MediaStream>;
  /** A call is about to begin: open now what it will ask for first. */
  warmUp(): void;
  /** A call begins: streams may be opened. */
  hold(): void;
  /** The call is over, or did not come: close every stream. */
  release(): void;
}

const processing = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

export function createMicrophone(
  media: Media,
  permission: () => Promise<PermissionState>,
): Microphone {
  const streams = new Set<MediaStream>();
  let chosenId: string | null = null;
  let isHeld = false;
  let warm: Promise<MediaStream> | undefined;

  /** The stream opened ahead, to whoever asks first without wishes of their own. */
  function takeWarm({ audio }: MediaStreamConstraints): Promise<MediaStream> | undefined {
    const taken = audio === true ? warm : undefined;
    if (taken) warm = undefined;
    return taken;
  }

  async function openChosen({ audio }: MediaStreamConstraints): Promise<MediaStream> {
    const asked = typeof audio === "object" ? audio : {};
    const anyDevice = { ...asked, ...processing };
    if (chosenId === null) return media.getUserMedia({ audio: anyDevice });
    try {
      return await media.getUserMedia({ audio: { ...anyDevice, deviceId: { exact: chosenId } } });
    } catch (error) {
      if (!isDeviceGone(error)) throw error;
      const { deviceId: _, ...rest } = anyDevice;
      return media.getUserMedia({ audio: rest });
    }
  }

  return {
    async state() {
      const devices = await media.enumerateDevices();
      if (!devices.some(({ kind }) => kind === "audioinput")) return "missing";
      return permission();
    },
    choose(id) {
      chosenId = id;
    },
    async open(constraints) {
      const stream = isHeld ? await (takeWarm(constraints) ?? openChosen(constraints)) : null;
      // The SDK opens the microphone again on its own after device changes, also after a call.
      if (!stream || !isHeld) {
        stop(stream);
        throw new DOMException("No call needs the microphone", "AbortError");
      }
      streams.add(stream);
      return stream;
    },
    warmUp() {
      warm ??= openChosen({ audio: true });
      // Whoever takes it hears why it failed.
      warm.catch(() => undefined);
    },
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      warm?.then(stop, () => undefined);
      warm = undefined;
      streams.forEach(stop);
      streams.clear();
    },
  };
}

function stop(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop());
}

function isDeviceGone(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    (error.name === "OverconstrainedError" || error.name === "NotFoundError")
  );
}
