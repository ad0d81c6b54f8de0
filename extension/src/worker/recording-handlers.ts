import type { Recording } from "@ringback/shared/recording";
import type { worker } from "../contracts/worker.ts";
import type { Handlers } from "../messaging/serve.ts";
import type { ServerClient } from "../server/client.ts";
import { ServerRefusal } from "../server/server-error.ts";

/** What the extension's own pages ask about recorded messages. */
export function createRecordingHandlers(
  client: Pick<ServerClient, "listRecordings" | "fetchSound">,
): Pick<Handlers<(typeof worker)["commands"]>, "voicemails" | "recordingSound"> {
  /** None of a call that is a colleague's by now: the agent may hear the others all the same. */
  async function recordingsOf(callId: string): Promise<readonly Recording[]> {
    try {
      return (await client.listRecordings({ parameters: { callId } })).recordings;
    } catch (error) {
      if (error instanceof ServerRefusal && error.status === 404) return [];
      throw error;
    }
  }

  return {
    async voicemails({ callIds }) {
      const lists = await Promise.all(callIds.map(recordingsOf));
      return lists
        .flat()
        .filter(({ kind }) => kind === "voicemail")
        .toSorted((one, other) => other.startedAt - one.startedAt);
    },
    async recordingSound({ recordingId }) {
      return dataAddress(await client.fetchSound(recordingId));
    },
  };
}

export type RecordingHandlers = ReturnType<typeof createRecordingHandlers>;

const atOnce = 0x8000;

/** Messages within the extension are JSON: bytes go as text. */
async function dataAddress(sound: Blob): Promise<string> {
  const bytes = new Uint8Array(await sound.arrayBuffer());
  let binary = "";
  for (let from = 0; from < bytes.length; from += atOnce)
    binary += String.fromCharCode(...bytes.subarray(from, from + atOnce));
  return `data:${sound.type};base64,${btoa(binary)}`;
}
