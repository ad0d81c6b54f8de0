import { CodedError } from "../../messaging/coded-error.ts";

/** Lets this element sound on one speaker; null is the system's own. */
export async function chooseSpeaker(
  audio: HTMLAudioElement,
  speakerId: string | null,
): Promise<void> {
  try {
    if (speakerId !== null) await audio.setSinkId(speakerId);
  } catch (error) {
    throw speakerSilent(error);
  }
}

export function speakerSilent(cause: unknown): CodedError {
  return new CodedError("speaker-silent", "This speaker could not be used", {
    detail: "Check that it is plugged in, or choose another one.",
    cause,
  });
}
