import type { AudioDevice } from "../contracts/phone-snapshot.ts";

export interface AudioDevices {
  readonly microphones: AudioDevice[];
  readonly speakers: AudioDevice[];
}

/** The id browsers give the system's own choice. */
export const systemDeviceId = "default";

/** What a person can choose from. Empty until the microphone is allowed: ids are secret before. */
export async function listAudioDevices(
  media: Pick<MediaDevices, "enumerateDevices">,
): Promise<AudioDevices> {
  const devices = await media.enumerateDevices();
  const ofKind = (kind: MediaDeviceKind) =>
    devices
      .filter((device) => device.kind === kind && isChoosable(device))
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  return { microphones: ofKind("audioinput"), speakers: ofKind("audiooutput") };
}

/** `communications` is Windows' second alias of a device that is listed by its own id too. */
function isChoosable({ deviceId }: MediaDeviceInfo): boolean {
  return deviceId !== "" && deviceId !== "communications";
}
