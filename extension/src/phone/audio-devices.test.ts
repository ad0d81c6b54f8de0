import { expect, it } from "vitest";
import { listAudioDevices } from "./audio-devices.ts";

it("lists microphones and speakers a person can tell apart", async () => {
  const devices = [
    { kind: "audioinput", deviceId: "default", label: "Default" },
    { kind: "audioinput", deviceId: "communications", label: "Communications" },
    { kind: "audioinput", deviceId: "a1", label: "Headset" },
    { kind: "audiooutput", deviceId: "b1", label: "Desk" },
    { kind: "videoinput", deviceId: "c1", label: "Camera" },
  ] as MediaDeviceInfo[];
  const media = { enumerateDevices: () => Promise.resolve(devices) };
  await expect(listAudioDevices(media)).resolves.toEqual({
    microphones: [
      { id: "default", label: "Default" },
      { id: "a1", label: "Headset" },
    ],
    speakers: [{ id: "b1", label: "Desk" }],
  });
});

it("lists nothing while the browser hides the devices", async () => {
  const devices = [{ kind: "audioinput", deviceId: "", label: "" }] as MediaDeviceInfo[];
  const media = { enumerateDevices: () => Promise.resolve(devices) };
  await expect(listAudioDevices(media)).resolves.toEqual({ microphones: [], speakers: [] });
});
