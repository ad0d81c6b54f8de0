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
import { handOver, showPhone } from "../handover/handover.ts";
import { pageHealthKey, reportPageHealth } from "../health/page-health.ts";
import { createMissedNotifications } from "../incoming/missed-notifications.ts";
import { createRingNotifications } from "../incoming/ring-notifications.ts";
import { createLineNotifications } from "../notifications/line-notifications.ts";
import { createContextMenus, createMenuActions } from "../menus/context-menus.ts";
import { createReminders } from "../reminders/reminders.ts";
import { isSomebodyTyping } from "../screen-pop/is-typing.ts";
import { createScreenPop } from "../screen-pop/screen-pop.ts";
import { loadSettings } from "../settings/settings.ts";
import { bringMenu } from "../sites/bring-menu.ts";
import { hide } from "../sites/page-choices.ts";
import { createPageHandlers } from "../sites/page-handlers.ts";
import { notifyPages } from "../sites/page-notices.ts";
import { reconcile } from "../sites/page-scripts.ts";
import { rememberScript } from "../sites/running-scripts.ts";
import { showBadge } from "../toolbar/badge.ts";
import { isOnboardingOpen, openOnboarding } from "../toolbar/onboarding-tab.ts";
import { createEngineHandlers } from "../worker/engine-handlers.ts";
import { inBackground } from "../worker/in-background.ts";
import { createIncomingHandlers } from "../worker/incoming-handlers.ts";
import { createPageChoiceHandlers } from "../worker/page-choice-handlers.ts";
import { createRecordingHandlers } from "../worker/recording-handlers.ts";
import { createSiteAnswers } from "../worker/site-answers.ts";
import { couldDial, createSnapshotReactions, loadSnapshot } from "../worker/snapshot-reactions.ts";
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
  const answers = createSiteAnswers(account);
  const { country } = answers;
  const now = () => Date.now();
  const reminders = createReminders({ now, handOver });
  const dialer = createDialer({
    client,
    couldDial,
    prepare: prepareEngine,
    standDown: phoneEngine.standDown,
    dial: phoneEngine.dial,
    country,
    onMicrophoneBlocked: () => inBackground(openOnboarding()),
  });
  const rings = createRingNotifications({
    engine: phoneEngine,
    showPhone,
    askForMicrophone: openOnboarding,
  });
  const screenPop = createScreenPop({
    choice: async () => (await loadSettings()).screenPop,
    isTyping: isSomebodyTyping,
  });
  const missed = createMissedNotifications({
    callBack: handOver,
    listen: handOver,
    remindLater: ({ number, extension, record, name }) =>
      reminders.add({ number, extension, record, name, when: "in-15-minutes" }),
  });
  const line = createLineNotifications({
    now,
    isOnline: () => navigator.onLine,
    isSettingUp: isOnboardingOpen,
    fixMicrophone: openOnboarding,
    showPhone,
  });
  const outbox = createNoteOutbox(client);
  /** The pages' health changed, the phone's state did not. */
  const showBadgeAgain = async () => {
    const snapshot = await loadSnapshot();
    if (snapshot) await showBadge(snapshot, await answers.sickViews());
  };
  const onSnapshot = createSnapshotReactions({
    showBadge: async (snapshot) => showBadge(snapshot, await answers.sickViews()),
    notifyPages,
    async notifyAgent(before, snapshot) {
      await Promise.all([
        rings.follow(snapshot),
        missed.follow(before, snapshot),
        line.follow(before, snapshot),
        screenPop.follow(snapshot),
      ]);
    },
  });
  const pageChoices = createPageChoiceHandlers(answers, reminders);
  const chooseInMenu = createMenuActions({ ...answers, handOver, hide });

  const incoming = createIncomingHandlers({ client, handOver });
  const recordings = createRecordingHandlers(client);

  serve(
    worker,
    createWorkerHandlers({
      account,
      client,
      country,
      dialer,
      outbox,
      pageChoices,
      incoming,
      recordings,
    }),
  );
  serve(workerForEngine, createEngineHandlers({ client, requestAccess, onSnapshot }));
  serve(
    page,
    createPageHandlers({
      ...answers,
      onScript: rememberScript,
      bringMenu,
      dial: dialer.dial,
      handOver,
      remind: reminders.add,
      hide,
      reportHealth: reportPageHealth,
      now,
    }),
  );

  browser.runtime.onInstalled.addListener(({ reason }) => {
    inBackground(createContextMenus());
    if (reason === "install") inBackground(openOnboarding());
  });
  // Being listened to is what starts the worker, and with it the engine, with the browser.
  browser.runtime.onStartup.addListener(() => inBackground(account.lookAgain()));
  browser.permissions.onAdded.addListener(() => inBackground(reconcile()));
  browser.permissions.onRemoved.addListener(() =>
    inBackground(reconcile().then(() => showBadgeAgain())),
  );
  browser.storage.local.onChanged.addListener((changes) => {
    if (Object.keys(changes).some((key) => key.startsWith(noteDraftPrefix)))
      inBackground(outbox.flush());
    if (pageHealthKey in changes) inBackground(showBadgeAgain());
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    inBackground(reminders.onAlarm(name));
    inBackground(loadSnapshot().then((snapshot) => line.onAlarm(name, snapshot)));
    inBackground(ensureEngine());
    inBackground(outbox.flush());
  });
  browser.contextMenus.onClicked.addListener((click, tab) =>
    inBackground(chooseInMenu(click, tab)),
  );
  const notifications = [reminders, rings, missed, line];
  browser.notifications.onClicked.addListener((id) => {
    for (const kind of [...notifications, screenPop]) inBackground(kind.onClicked(id));
  });
  browser.notifications.onButtonClicked.addListener((id, button) => {
    for (const kind of notifications) inBackground(kind.onButton(id, button));
  });
  browser.notifications.onClosed.addListener((id) => inBackground(missed.onClosed(id)));

  inBackground(closeStorageToContentScripts());
  inBackground(ensureEngine());
  inBackground(reconcile());
  inBackground(keepMinuteAlarm());
  inBackground(reminders.keepAlarms());
});

/** Creating it again would start its minute anew at each start of the worker. */
async function keepMinuteAlarm(): Promise<void> {
  if (await browser.alarms.get(minuteAlarm)) return;
  await browser.alarms.create(minuteAlarm, { periodInMinutes: 1 });
}
