import { CodedError } from "../../messaging/coded-error.ts";

/** The chosen microphone, or the system's own for null. Rejects with words for people. */
export async function openMicrophone(id: string | null): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: id === null ? true : { deviceId: { exact: id } },
    });
  } catch (error) {
    throw withWords(error);
  }
}

function withWords(cause: unknown): CodedError {
  switch (cause instanceof DOMException ? cause.name : "") {
    case "NotAllowedError":
      return new CodedError("microphone-refused", "The microphone is not allowed yet", {
        detail: "Press the button again and choose Allow.",
        cause,
      });
    case "NotFoundError":
    case "OverconstrainedError":
      return new CodedError("microphone-missing", "This microphone is gone", {
        detail: "Plug it in again, or choose another one.",
        cause,
      });
    default:
      return new CodedError("microphone-busy", "The microphone gives no sound", {
        detail:
          "Another program may be using it. Close that program, or choose another microphone.",
        cause,
      });
  }
}
