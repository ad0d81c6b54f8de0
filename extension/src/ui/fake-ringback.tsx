import { cleanup, render, type RenderResult } from "@testing-library/react";
import { MantineProvider } from "@mantine/core";
import type { CallerCard, TransferRequest } from "@ringback/shared/live-call";
import type { RecordRef } from "@ringback/shared/record-ref";
import type { PresenceReply, PresenceRequest } from "@ringback/shared/presence";
import { locks } from "node:worker_threads";
import type { ReactNode } from "react";
import { afterEach, vi } from "vitest";
import { engine } from "../contracts/engine.ts";
import type { Handover } from "../contracts/handover.ts";
import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import type { PageSettings } from "../contracts/page-settings.ts";
import { worker, type DialResult, type Setup } from "../contracts/worker.ts";
import { browser } from "wxt/browser";
import { broadcast } from "../messaging/broadcast.ts";
import { serve, type Handlers } from "../messaging/serve.ts";
import { available, callId, caller, idle } from "../testing/fake-calls.ts";
import { followPhone, usePhone } from "./phone-store.ts";
import { followSetup, useSetup } from "./setup-store.ts";
import { theme } from "./theme/theme.ts";

const agentId = "0192f5a0-0000-7000-8000-0000000000aa";

export const signedIn: Setup = {
  serverOrigin: "https://calls.example",
  me: {
    agent: { id: agentId, name: "Tom Becker", userName: "tbecker", role: "agent" },
    identity: "agent_0192f5a0000070008000000000000000",
    callerId: "+12125550142",
    crm: { origin: "https://crm.example" },
    defaultCountry: "US",
    timeZone: "America/New_York",
  },
  crmOrigins: ["https://crm.example"],
  country: null,
  screenPop: "on-answer",
};

export const pageSettings: PageSettings = {
  mode: "crm-only",
  sites: [],
  blockedSites: [],
  freeText: false,
  hidden: { numbers: [], fields: [] },
};

interface Fakes {
  readonly setup?: Setup;
  readonly snapshot?: Partial<PhoneSnapshot>;
  readonly worker?: Partial<Handlers<typeof worker.commands>>;
  readonly engine?: Partial<Handlers<typeof engine.commands>>;
}

/** Worker and engine on the real bus, with answers of a test's choice. */
export function serveFakes(fakes: Fakes = {}) {
  const { setup = signedIn } = fakes;
  const snapshot = { ...idle, ...fakes.snapshot };
  const about = {
    product: "Ringback" as const,
    version: "1.0.0",
    crm: { origin: "https://crm.example" },
    signIn: "password" as const,
  };
  const asked = {
    setup: vi.fn<() => Setup>(() => setup),
    findServer: vi.fn<
      (input: { address: string }) => { origin: string; about: typeof about; ms: number }
    >(({ address }) => ({ origin: address, about, ms: 38 })),
    dial: vi.fn<(wish: object) => DialResult>(() => ({ result: "dialing", callId })),
    chooseCaller: vi.fn<(input: { callId: string; record: RecordRef }) => CallerCard>(() => caller),
    dialTestLine: vi.fn<() => DialResult>(() => ({ result: "dialing", callId })),
    answer: vi.fn<(input: { callId: string }) => void>(),
    decline: vi.fn<(input: { callId: string; goesTo: string }) => void>(),
    hold: vi.fn<(input: { callId: string; held: boolean }) => void>(),
    transfer: vi.fn<(input: { callId: string; request: TransferRequest }) => void>(),
    finishTransfer: vi.fn<(input: { callId: string }) => void>(),
    cancelTransfer: vi.fn<(input: { callId: string }) => void>(),
    pauseRecording: vi.fn<(input: { callId: string; paused: boolean }) => void>(),
    hangUp: vi.fn<(input: { callId: string }) => void>(),
    setMuted: vi.fn<(input: { callId: string; muted: boolean }) => void>(),
    sendDigits: vi.fn<(input: { callId: string; digits: string }) => void>(),
    dismiss: vi.fn<(input: { callId: string }) => void>(),
    chooseMicrophone: vi.fn<(input: { id: string }) => void>(),
    chooseScreenPop: vi.fn<(input: { screenPop: string }) => void>(),
    chooseRing: vi.fn<(input: { id: string }) => void>(),
    setPresence: vi.fn<(input: PresenceRequest) => PresenceReply>(({ state }) => ({
      ...available,
      state,
    })),
    handOver: vi.fn<(input: Handover) => void>(),
    noteChanged: vi.fn<(input: { callId: string }) => void>(),
  };
  serve(worker, {
    setup: asked.setup,
    findServer: asked.findServer,
    useServer: () => undefined,
    signIn: () => Promise.reject(new Error("not expected")),
    signOut: () => undefined,
    addCrmOrigin: () => undefined,
    removeCrmOrigin: () => undefined,
    pageSettings: () => pageSettings,
    chooseMode: () => undefined,
    chooseFreeText: () => undefined,
    chooseCountry: () => undefined,
    chooseScreenPop: asked.chooseScreenPop,
    addSite: () => undefined,
    removeSite: () => undefined,
    switchOnSite: () => undefined,
    hide: () => undefined,
    unhide: () => undefined,
    why: () => null,
    reminders: () => [],
    removeReminder: () => undefined,
    sickViews: () => [],
    readNumber: () => null,
    dial: asked.dial,
    dialTestLine: asked.dialTestLine,
    recentCalls: () => [],
    caller: () => caller,
    chooseCaller: asked.chooseCaller,
    presence: () => available,
    colleagues: () => ({ colleagues: [] }),
    followUps: () => [],
    voicemails: () => [],
    recordingSound: () => Promise.reject(new Error("not expected")),
    setPresence: asked.setPresence,
    handOver: asked.handOver,
    noteDraft: () => ({ text: "", saved: true }),
    noteChanged: asked.noteChanged,
    ...fakes.worker,
  });
  serve(engine, {
    snapshot: () => snapshot,
    prepare: () => snapshot,
    standDown: () => undefined,
    dial: () => undefined,
    answer: asked.answer,
    decline: asked.decline,
    hold: asked.hold,
    transfer: asked.transfer,
    finishTransfer: asked.finishTransfer,
    cancelTransfer: asked.cancelTransfer,
    pauseRecording: asked.pauseRecording,
    hangUp: asked.hangUp,
    setMuted: asked.setMuted,
    sendDigits: asked.sendDigits,
    chooseMicrophone: asked.chooseMicrophone,
    chooseSpeaker: () => undefined,
    chooseRing: asked.chooseRing,
    checkMicrophone: () => snapshot,
    dismiss: asked.dismiss,
    refreshSession: () => undefined,
    ...fakes.engine,
  });
  return asked;
}

const stops: (() => void)[] = [];

/** Renders a page as `startPage` does. */
export function showPage(page: ReactNode): RenderResult {
  Object.defineProperty(navigator, "locks", { value: locks, configurable: true });
  // The fake browser has no windows until one is made.
  Object.assign(browser.windows, { getCurrent: () => Promise.resolve({ id: 1 }) });
  stops.push(followPhone(), followSetup());
  return render(
    <MantineProvider theme={theme} env="test">
      {page}
    </MantineProvider>,
  );
}

/** The engine tells everyone. */
export function tell(changes: Partial<PhoneSnapshot>): void {
  broadcast({ to: "phone-snapshot", snapshot: { ...idle, ...changes } });
}

/** Another tab comes in front of the page, or goes. */
export function setHidden(hidden: boolean): void {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(document, "hidden");
  for (const stop of stops.splice(0)) stop();
  usePhone.setState(usePhone.getInitialState(), true);
  useSetup.setState(useSetup.getInitialState(), true);
  location.hash = "";
});
