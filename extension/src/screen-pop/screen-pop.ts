import type { CallId } from "@ringback/shared/call";
import type { Person } from "@ringback/shared/person";
import { browser } from "wxt/browser";
import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import type { ScreenPopChoice } from "../contracts/screen-pop.ts";
import { notification } from "../notifications/notification.ts";

export interface ScreenPopHost {
  readonly choice: () => Promise<ScreenPopChoice>;
  /** Somebody types where a tab that comes to the front would take the focus away. */
  readonly isTyping: () => Promise<boolean>;
}

/** What is kept in `storage.session`: the worker may be stopped at any time. */
const tabKey = "screenPopTab";
const shownKey = "screenPopCall";
const notificationId = "record";

/** Opens the record of whoever calls, in one tab, and takes nobody's focus while they type. */
export function createScreenPop({ choice, isTyping }: ScreenPopHost) {
  async function show(person: Person): Promise<void> {
    const active = !(await isTyping());
    const tabId = await openIn(await keptTab(person.url), person.url, active);
    await browser.storage.session.set({ [tabKey]: tabId ?? null });
    if (!active) await tell(person);
  }

  return {
    async follow(snapshot: PhoneSnapshot): Promise<void> {
      const caller = callerToShow(snapshot, await choice());
      if (!caller?.person) return;
      const { [shownKey]: shown } = await browser.storage.session.get(shownKey);
      if (shown === caller.callId) return;
      await browser.storage.session.set({ [shownKey]: caller.callId });
      await show(caller.person);
    },

    /** The notification of a record that was opened behind: now it comes to the front. */
    async onClicked(id: string): Promise<void> {
      if (id !== notificationId) return;
      await browser.notifications.clear(id);
      const { [tabKey]: tabId } = await browser.storage.session.get(tabKey);
      if (typeof tabId !== "number") return;
      const tab = await browser.tabs.update(tabId, { active: true });
      if (tab) await browser.windows.update(tab.windowId, { focused: true });
    },
  };
}

type Caller = { readonly callId: CallId; readonly person: Person | null };

function callerToShow(
  { call, incoming }: PhoneSnapshot,
  choice: ScreenPopChoice,
): Caller | undefined {
  const answered = call?.direction === "inbound" && call.state === "connected" ? call : undefined;
  if (choice === "on-answer") return answered;
  return choice === "on-ring" ? (incoming[0] ?? answered) : undefined;
}

/** The tab of the record before, unless it was closed or shows something else by now. */
async function keptTab(url: string): Promise<number | undefined> {
  const { [tabKey]: tabId } = await browser.storage.session.get(tabKey);
  if (typeof tabId !== "number") return undefined;
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  const isStillCrm = tab?.url !== undefined && new URL(tab.url).origin === new URL(url).origin;
  // Somebody writes in it: what they wrote is not thrown away.
  return isStillCrm && !/action=EditView|\/edit\//.test(tab.url ?? "") ? tabId : undefined;
}

async function openIn(
  tabId: number | undefined,
  url: string,
  active: boolean,
): Promise<number | undefined> {
  if (tabId === undefined) return (await browser.tabs.create({ url, active })).id;
  // A tab in front stays there: only its page changes, and only when nobody types in it.
  const { active: isInFront } = await browser.tabs.get(tabId);
  if (isInFront && !active) return (await browser.tabs.create({ url, active })).id;
  await browser.tabs.update(tabId, { url, ...(active && { active }) });
  return tabId;
}

async function tell({ name }: Person): Promise<void> {
  await browser.notifications.create(
    notificationId,
    notification({
      title: `The record of ${name} is open`,
      message: "In a tab behind, because you may be typing. Press here to see it.",
      silent: true,
    }),
  );
}
