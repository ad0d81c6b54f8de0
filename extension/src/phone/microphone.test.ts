import { beforeEach, expect, it, vi } from "vitest";
import { createMicrophone } from "./microphone.ts";

const getUserMedia = vi.fn<MediaDevices["getUserMedia"]>();
const enumerateDevices = vi.fn<MediaDevices["enumerateDevices"]>();
const permission = vi.fn<() => Promise<PermissionState>>();

function fakeStream() {
  const track = { stop: vi.fn<() => void>() };
  const stream = Object.assign(new MediaStream(), { getTracks: () => [track] });
  return { track, stream };
}

beforeEach(() => {
  vi.resetAllMocks();
});

const create = () => createMicrophone({ getUserMedia, enumerateDevices }, permission);

it("opens the chosen device with echo cancellation", async () => {
  const { stream } = fakeStream();
  getUserMedia.mockResolvedValue(stream);
  const microphone = create();
  microphone.choose("headset");
  microphone.hold();
  await expect(microphone.open({ audio: true })).resolves.toBe(stream);
  expect(getUserMedia).toHaveBeenCalledExactlyOnceWith({
    audio: {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      deviceId: { exact: "headset" },
    },
  });
});

it("takes the system's microphone when the chosen one is unplugged", async () => {
  getUserMedia.mockRejectedValueOnce(new DOMException("gone", "OverconstrainedError"));
  getUserMedia.mockResolvedValueOnce(fakeStream().stream);
  const microphone = create();
  microphone.choose("headset");
  microphone.hold();
  await microphone.open({ audio: { deviceId: { exact: "default" } } });
  expect(getUserMedia.mock.lastCall?.[0]?.audio).not.toHaveProperty("deviceId");
});

it("passes a refused permission on", async () => {
  getUserMedia.mockRejectedValue(new DOMException("no", "NotAllowedError"));
  const microphone = create();
  microphone.hold();
  await expect(microphone.open({ audio: true })).rejects.toMatchObject({ name: "NotAllowedError" });
});

it("closes every stream when the call is over", async () => {
  const [first, second] = [fakeStream(), fakeStream()];
  getUserMedia.mockResolvedValueOnce(first.stream).mockResolvedValueOnce(second.stream);
  const microphone = create();
  microphone.hold();
  await microphone.open({ audio: true });
  await microphone.open({ audio: true });
  microphone.release();
  expect(first.track.stop).toHaveBeenCalledOnce();
  expect(second.track.stop).toHaveBeenCalledOnce();
});

it("opens nothing outside a call", async () => {
  await expect(create().open({ audio: true })).rejects.toMatchObject({ name: "AbortError" });
  expect(getUserMedia).not.toHaveBeenCalled();
});

it("closes a stream that comes after the call is over", async () => {
  const { stream, track } = fakeStream();
  const { promise, resolve } = Promise.withResolvers<MediaStream>();
  getUserMedia.mockReturnValue(promise);
  const microphone = create();
  microphone.hold();
  const opening = microphone.open({ audio: true });
  microphone.release();
  resolve(stream);
  await expect(opening).rejects.toMatchObject({ name: "AbortError" });
  expect(track.stop).toHaveBeenCalledOnce();
});

it.each([
  ["missing", [], "granted"],
  ["denied", [{ kind: "audioinput" }], "denied"],
  ["prompt", [{ kind: "audioinput" }, { kind: "audiooutput" }], "prompt"],
  ["missing", [{ kind: "audiooutput" }], "granted"],
  ["granted", [{ kind: "audioinput" }], "granted"],
])("is %s with devices %j and permission %s", async (state, devices, allowed) => {
  enumerateDevices.mockResolvedValue(devices as MediaDeviceInfo[]);
  permission.mockResolvedValue(allowed as PermissionState);
  await expect(create().state()).resolves.toBe(state);
});

it("hands the stream opened ahead to the call, once", async () => {
  const [ahead, later] = [fakeStream(), fakeStream()];
  getUserMedia.mockResolvedValueOnce(ahead.stream).mockResolvedValueOnce(later.stream);
  const microphone = create();
  microphone.warmUp();
  microphone.hold();
  await expect(microphone.open({ audio: true })).resolves.toBe(ahead.stream);
  await expect(microphone.open({ audio: true })).resolves.toBe(later.stream);
  microphone.release();
  expect(ahead.track.stop).toHaveBeenCalledOnce();
});

it("closes what was opened ahead of a call that did not come", async () => {
  const { stream, track } = fakeStream();
  getUserMedia.mockResolvedValue(stream);
  const microphone = create();
  microphone.warmUp();
  microphone.release();
  await vi.waitFor(() => expect(track.stop).toHaveBeenCalledOnce());
});
