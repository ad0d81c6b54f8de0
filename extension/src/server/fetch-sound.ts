import { mediaRoutes } from "@ringback/shared/routes";
import { ask, fillPath, type ServerAccess } from "./ask.ts";
import { serverUnclear } from "./server-error.ts";

/** Two minutes of voicemail take half a megabyte, an hour of talk fifteen. */
const largestBytes = 20_000_000;

/** A recording's whole sound, MP3; throws as `ask` does. */
export async function fetchSound(
  recordingId: string,
  { origin, accessToken }: ServerAccess,
): Promise<Blob> {
  const { method, path, mediaType } = mediaRoutes.playRecording;
  const url = new URL(fillPath(path, { recordingId }), origin).href;
  const sound = await ask({ url, method, accept: mediaType, accessToken }, (response) =>
    response.blob(),
  );
  if (sound.type !== mediaType) throw serverUnclear(`a recording as ${sound.type}`);
  if (sound.size > largestBytes) throw serverUnclear(`a recording of ${sound.size} bytes`);
  return sound;
}
