import { browser } from "wxt/browser";
import type { SickView } from "../contracts/page-health.ts";
import type { LineState, LiveCall, PhoneSnapshot } from "../contracts/phone-snapshot.ts";

export interface Badge {
  readonly text: string;
  readonly background: string;
  readonly colour: string;
  /** The same in words, for the tooltip and for screen readers. */
  readonly title: string;
  readonly isSignedOut: boolean;
}

const green = { background: "#14774A", colour: "#FFFFFF" };
const amber = { background: "#F3B53F", colour: "#3A2500" };
const accent = { background: "#4A46C8", colour: "#FFFFFF" };
const red = { background: "#C4292F", colour: "#FFFFFF" };

/** What the toolbar icon says: the call first, then what keeps the agent from calling, then the pages. */
export function badgeOf(
  { line, call, incoming }: PhoneSnapshot,
  sick: readonly SickView[] = [],
): Badge {
  const state = ringBadge(incoming) ?? (call && callBadge(call)) ?? lineBadge(line);
  const shown = state.text === "" ? (pageBadge(sick) ?? state) : state;
  return { ...shown, title: `Ringback: ${shown.title}`, isSignedOut: line === "signed-out" };
}

type Shown = Omit<Badge, "isSignedOut">;

function ringBadge([first]: PhoneSnapshot["incoming"]): Shown | undefined {
  if (!first) return undefined;
  const { person, number } = first;
  return { text: "RING", ...accent, title: `${person?.name ?? (number || "somebody")} is calling` };
}

function callBadge(call: LiveCall): Shown | undefined {
  const name = call.person?.name ?? call.number;
  switch (call.state) {
    case "dialing":
    case "ringing":
      return { text: "RING", ...accent, title: `calling ${name}` };
    case "connected":
      return call.muted
        ? { text: "MUT", ...amber, title: `muted, on a call with ${name}` }
        : { text: "ON", ...green, title: `on a call with ${name}` };
    case "reconnecting":
      return { text: "…", ...amber, title: `reconnecting the call with ${name}` };
    case "ended":
      return undefined;
  }
}

function lineBadge(line: LineState): Shown {
  switch (line) {
    case "ready":
      return { text: "", ...accent, title: "line ready" };
    case "connecting":
      return { text: "", ...accent, title: "line connecting" };
    case "signed-out":
      return { text: "", ...accent, title: "signed out" };
    case "lost":
      return { text: "!", ...red, title: "line lost, trying again" };
    case "microphone-blocked":
      return { text: "!", ...red, title: "the microphone is blocked, you can’t make calls" };
  }
}

function pageBadge([latest]: readonly SickView[]): Shown | undefined {
  if (!latest) return undefined;
  const { host } = new URL(latest.origin);
  return { text: "!", ...amber, title: `${host} shows phone fields that Ringback cannot read` };
}

/** What the toolbar shows; unknown after a start of the worker. */
let shown: Badge | undefined;

/** Changes what differs: the icon alone costs the browser's main thread milliseconds. */
export async function showBadge(snapshot: PhoneSnapshot, sick: readonly SickView[]): Promise<void> {
  const before = shown;
  const badge = badgeOf(snapshot, sick);
  shown = badge;
  const { text, background, colour, title, isSignedOut } = badge;
  const folder = isSignedOut ? "icon-signed-out" : "icon";
  const { action } = browser;
  await Promise.all([
    before?.text === text || action.setBadgeText({ text }),
    before?.background === background || action.setBadgeBackgroundColor({ color: background }),
    before?.colour === colour || action.setBadgeTextColor({ color: colour }),
    before?.title === title || action.setTitle({ title }),
    before?.isSignedOut === isSignedOut ||
      action.setIcon({ path: { 16: `/${folder}/16.png`, 32: `/${folder}/32.png` } }),
  ]);
}
