import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import type { workerForEngine } from "../contracts/worker.ts";
import { CodedError } from "../messaging/coded-error.ts";
import type { Handlers } from "../messaging/serve.ts";
import type { RequestAccess, ServerClient } from "../server/client.ts";
import { changeSettings, loadSettings } from "../settings/settings.ts";

export interface EngineHandlersHost {
  readonly client: Pick<ServerClient, "voiceToken">;
  readonly requestAccess: RequestAccess;
  readonly onSnapshot: (snapshot: PhoneSnapshot) => Promise<void>;
}

/** What the engine asks of the worker: it has no storage and no session of its own. */
export function createEngineHandlers({
  client,
  requestAccess,
  onSnapshot,
}: EngineHandlersHost): Handlers<(typeof workerForEngine)["commands"]> {
  return {
    async voiceToken() {
      try {
        return { token: (await client.voiceToken()).token };
      } catch (error) {
        if (error instanceof CodedError && error.code === "signed-out") return null;
        throw error;
      }
    },
    async apiAccess({ rejected }) {
      const access = await requestAccess(rejected);
      return access && { origin: access.origin, accessToken: access.accessToken };
    },
    snapshotChanged: onSnapshot,
    async audioChoice() {
      return (await loadSettings()).audio;
    },
    async keepAudioChoice(audio) {
      await changeSettings((settings) => ({ ...settings, audio }));
    },
  };
}
