import { readPhoneNumber } from "@ringback/shared/phone-number";
import type { Account } from "../account/account.ts";
import { findServer } from "../account/find-server.ts";
import type { Dialer } from "../calls/dialer.ts";
import type { worker } from "../contracts/worker.ts";
import type { Handlers } from "../messaging/serve.ts";
import type { NoteOutbox } from "../notes/outbox.ts";
import { requireHostPermission } from "../permissions/host-permission.ts";
import type { ServerClient } from "../server/client.ts";
import { changeSettings, loadSettings } from "../settings/settings.ts";
import { addCrmOrigin, removeCrmOrigin } from "../sites/crm-sites.ts";
import type { IncomingHandlers } from "./incoming-handlers.ts";
import { inBackground } from "./in-background.ts";
import type { PageChoiceHandlers } from "./page-choice-handlers.ts";
import type { RecordingHandlers } from "./recording-handlers.ts";

export interface WorkerHandlersHost {
  readonly account: Account;
  readonly client: ServerClient;
  readonly country: () => Promise<string | undefined>;
  readonly dialer: Dialer;
  readonly outbox: NoteOutbox;
  readonly pageChoices: PageChoiceHandlers;
  readonly incoming: IncomingHandlers;
  readonly recordings: RecordingHandlers;
}

const recentCallsShown = 20;

/** What the extension's own pages may ask of the worker. */
export function createWorkerHandlers({
  account,
  client,
  country,
  dialer,
  outbox,
  pageChoices,
  incoming,
  recordings,
}: WorkerHandlersHost): Handlers<(typeof worker)["commands"]> {
  return {
    ...pageChoices,
    ...incoming,
    ...recordings,
    async setup() {
      const settings = await loadSettings();
      const { serverOrigin, crmOrigins } = settings;
      const { country: chosenCountry, screenPop } = settings;
      return {
        serverOrigin,
        crmOrigins,
        country: chosenCountry,
        screenPop,
        me: await account.me(),
      };
    },
    findServer: ({ address }) => findServer(address),
    async useServer({ origin }) {
      await requireHostPermission(origin);
      const { serverOrigin } = await loadSettings();
      if (serverOrigin !== null && serverOrigin !== origin) await account.signOut();
      await changeSettings((settings) => ({ ...settings, serverOrigin: origin }));
    },
    signIn: () => account.signIn(),
    signOut: () => account.signOut(),
    addCrmOrigin: ({ origin }) => addCrmOrigin(origin),
    removeCrmOrigin: ({ origin }) => removeCrmOrigin(origin),
    async readNumber({ text }) {
      const read = readPhoneNumber(text, await country());
      if (!read) return null;
      const { number, international, extension } = read;
      return { number, international, country: read.country ?? null, extension: extension ?? null };
    },
    dial: dialer.dial,
    dialTestLine: dialer.dialTestLine,
    async recentCalls() {
      return (await client.listCalls({ query: { limit: recentCallsShown } })).calls;
    },
    async noteDraft({ callId }) {
      const draft = await outbox.draft(callId);
      if (draft) return draft;
      const call = await client.getCall({ parameters: { callId } }).catch(() => undefined);
      return { text: call?.note ?? "", saved: true };
    },
    noteChanged() {
      inBackground(outbox.flush());
    },
  };
}
