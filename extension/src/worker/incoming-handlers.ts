import { browser } from "wxt/browser";
import type { Handover } from "../contracts/handover.ts";
import type { worker } from "../contracts/worker.ts";
import type { Handlers } from "../messaging/serve.ts";
import type { ServerClient } from "../server/client.ts";
import { changeSettings } from "../settings/settings.ts";

export interface IncomingHandlersHost {
  readonly client: Pick<
    ServerClient,
    | "callerCard"
    | "chooseCaller"
    | "getPresence"
    | "listColleagues"
    | "listFollowUps"
    | "putPresence"
  >;
  readonly handOver: (handover: Handover) => Promise<void>;
}

/** Views look again when this changes in `storage.session`. */
const presenceKey = "presence";

/** What the extension's own pages ask about calls that come in, and whether they come. */
export function createIncomingHandlers({
  client,
  handOver,
}: IncomingHandlersHost): Pick<
  Handlers<(typeof worker)["commands"]>,
  | "caller"
  | "chooseCaller"
  | "colleagues"
  | "followUps"
  | "presence"
  | "chooseScreenPop"
  | "setPresence"
  | "handOver"
> {
  return {
    caller: ({ callId }) => client.callerCard({ parameters: { callId } }),
    chooseCaller: ({ callId, record }) =>
      client.chooseCaller({ parameters: { callId }, body: { record } }),
    colleagues: () => client.listColleagues(),
    followUps: async () => (await client.listFollowUps()).followUps,
    presence: () => client.getPresence(),
    async setPresence(body) {
      const presence = await client.putPresence({ body });
      await browser.storage.session.set({ [presenceKey]: presence.state });
      return presence;
    },
    handOver,
    async chooseScreenPop({ screenPop }) {
      await changeSettings((settings) => ({ ...settings, screenPop }));
    },
  };
}

export type IncomingHandlers = ReturnType<typeof createIncomingHandlers>;
