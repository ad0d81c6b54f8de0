import { defineBackground } from "wxt/utils/define-background";
import { browser } from "wxt/browser";
import { createAccount } from "../account/account.ts";
import { isSessionOver, refreshTokens } from "../account/oauth.ts";
import { closeStorageToContentScripts } from "../account/session-store.ts";
import { createTokens } from "../account/tokens.ts";
import { createDialer } from "../calls/dialer.ts";
import { noteDraftPrefix } from "../contracts/note-draft.ts";
import { page } from "../contracts/page.ts";
import { worker, workerForEngine } from "../contracts/worker.ts";
import { ensureEngine, phoneEngine, prepareEngine } from "../engine-document/engine-document.ts";
import { serve } from "../messaging/serve.ts";
import { createNoteOutbox } from "../notes/outbox.ts";
import { createServerClient } from "../server/client.ts";
import { loadSettings } from "../settings/settings.ts";
import { approvedOrigins, reconcile } from "../sites/crm-sites.ts";
import { createPageHandlers } from "../sites/page-handlers.ts";
import { notifyPages } from "../sites/page-notices.ts";
import { showBadge } from "../toolbar/badge.ts";
import { openOnboarding } from "../toolbar/onboarding-tab.ts";
import { createEngineHandlers } from "../worker/engine-handlers.ts";
import { inBackground } from "../worker/in-background.ts";
import { createSnapshotReactions } from "../worker/snapshot-reactions.ts";
import { createWorkerHandlers } from "../worker/worker-handlers.ts";

const minuteAlarm = "minute";

/** The worker keeps nothing in memory that must outlive it, and listens before anything else. */
export default defineBackground(() => {
  const sessionChanged = () => inBackground(phoneEngine.refreshSession());
  const requestAccess = createTokens({
    refresh: refreshTokens,
    isSessionOver,
    onSessionOver: sessionChanged,
    now: () => Date.now(),
  });
  const client = createServerClient(requestAccess);
  const account = createAccount({
    client,
    serverOrigin: async () => (await loadSettings()).serverOrigin,
    onChange: sessionChanged,
  });
  const country = async () =>
    (await loadSettings()).country ?? (await account.knownMe())?.defaultCountry;
  const dialer = createDialer({
    client,
    prepare: prepareEngine,
    standDown: phoneEngine.standDown,
    dial: phoneEngine.dial,
    country,
    onMicrophoneBlocked: () => inBackground(openOnboarding()),
  });
  const outbox = createNoteOutbox(client);
  const onSnapshot = createSnapshotReactions({
    showBadge,
    openOnboarding,
    notifyPages: async (call) => notifyPages(call, await approvedOrigins()),
  });

  serve(worker, createWorkerHandlers({ account, client, country, dialer, outbox }));
  serve(workerForEngine, createEngineHandlers({ client, requestAccess, onSnapshot }));
  serve(page, createPageHandlers({ approvedOrigins, country, dial: dialer.dial }));

  browser.runtime.onInstalled.addListener(({ reason }) => {
    inBackground(reconcile({ rerun: true }));
    if (reason === "install") inBackground(openOnboarding());
  });
  // Being listened to is what starts the worker, and with it the engine, with the browser.
  browser.runtime.onStartup.addListener(() => inBackground(account.lookAgain()));
  browser.permissions.onAdded.addListener(() => inBackground(reconcile()));
  browser.permissions.onRemoved.addListener(() => inBackground(reconcile()));
  browser.storage.local.onChanged.addListener((changes) => {
    if (Object.keys(changes).some((key) => key.startsWith(noteDraftPrefix)))
      inBackground(outbox.flush());
  });
  browser.alarms.onAlarm.addListener(() => {
    inBackground(ensureEngine());
    inBackground(outbox.flush());
  });

  inBackground(closeStorageToContentScripts());
  inBackground(ensureEngine());
  inBackground(reconcile());
  inBackground(keepMinuteAlarm());
});

/** Creating it again would start its minute anew at each start of the worker. */
async function keepMinuteAlarm(): Promise<void> {
  if (await browser.alarms.get(minuteAlarm)) return;
  await browser.alarms.create(minuteAlarm, { periodInMinutes: 1 });
}
