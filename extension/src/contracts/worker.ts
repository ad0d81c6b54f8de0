import { About, Me } from "@ringback/shared/api";
import { Call, CallId } from "@ringback/shared/call";
import { FollowUp } from "@ringback/shared/follow-up";
import { CallerCard, ColleagueList } from "@ringback/shared/live-call";
import { PresenceReply, PresenceRequest } from "@ringback/shared/presence";
import { Recording, RecordingId } from "@ringback/shared/recording";
import { RecordRef } from "@ringback/shared/record-ref";
import * as z from "zod/mini";
import { defineContract } from "../messaging/contract.ts";
import { Handover } from "./handover.ts";
import { SickView } from "./page-health.ts";
import { HiddenThing, PageSettings, SiteMode } from "./page-settings.ts";
import { AudioChoice, PhoneSnapshot } from "./phone-snapshot.ts";
import { Reminder } from "./reminder.ts";
import { ScreenPopChoice } from "./screen-pop.ts";
import { WhyReport } from "./why.ts";

/** A wish to call: `number` as typed or as found, read in the agent's country. */
export const DialRequest = z.object({
  number: z.string(),
  extension: z.optional(z.string()),
  record: z.optional(RecordRef),
  /** Warning codes the agent has seen and accepts. */
  acknowledge: z.optional(z.array(z.string())),
});
export type DialRequest = z.infer<typeof DialRequest>;

/** What came of asking to dial. `refused` carries sentences for people. */
export const DialResult = z.discriminatedUnion("result", [
  z.object({ result: z.literal("dialing"), callId: CallId }),
  /** Reasons to wait; dial again with these codes in `acknowledge` to call anyway. */
  z.object({ result: z.literal("warned"), warnings: z.array(z.string()), title: z.string() }),
  z.object({ result: z.literal("refused"), title: z.string(), detail: z.string() }),
]);
export type DialResult = z.infer<typeof DialResult>;

/** How far set-up has come; the popup and the onboarding tab show it. */
export const Setup = z.object({
  serverOrigin: z.nullable(z.string()),
  me: z.nullable(Me),
  crmOrigins: z.array(z.string()),
  /** Where the agent dials numbers without country code; null takes the organisation's. */
  country: z.nullable(z.string()),
  screenPop: ScreenPopChoice,
});
export type Setup = z.infer<typeof Setup>;

/** Sites with buttons, or without them; each an origin, port included. */
const ListedSite = z.object({ list: z.enum(["sites", "blockedSites"]), origin: z.string() });

/** A number as the dial field reads it. */
const DialReading = z.object({
  number: z.string(),
  international: z.string(),
  country: z.nullable(z.string()),
  extension: z.nullable(z.string()),
});

/** Served by the background worker to the extension's own pages. */
export const worker = defineContract("worker", {
  setup: { input: z.void(), output: Setup },
  /** Asks a server what it is; an error names what is wrong with the address. */
  findServer: {
    input: z.object({ address: z.string() }),
    output: z.object({ origin: z.string(), about: About, ms: z.number() }),
  },
  /** Keeps the server (its host permission is granted already). */
  useServer: { input: z.object({ origin: z.string() }), output: z.void() },
  signIn: { input: z.void(), output: Me },
  signOut: { input: z.void(), output: z.void() },
  /** Draw buttons on this origin (its host permission is granted already). */
  addCrmOrigin: { input: z.object({ origin: z.string() }), output: z.void() },
  removeCrmOrigin: { input: z.object({ origin: z.string() }), output: z.void() },
  /** Where buttons appear. Choosing changes open pages at once. */
  pageSettings: { input: z.void(), output: PageSettings },
  chooseMode: { input: z.object({ mode: SiteMode }), output: z.void() },
  chooseFreeText: { input: z.object({ freeText: z.boolean() }), output: z.void() },
  /** ISO 3166-1 alpha-2; null takes the organisation's. */
  chooseCountry: {
    input: z.object({ country: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))) }),
    output: z.void(),
  },
  chooseScreenPop: { input: z.object({ screenPop: ScreenPopChoice }), output: z.void() },
  /** A site with buttons has its host permission already. */
  addSite: { input: ListedSite, output: z.void() },
  removeSite: { input: ListedSite, output: z.void() },
  /** Buttons on this site from now on, whatever the mode (its permission is granted already). */
  switchOnSite: { input: z.object({ origin: z.string() }), output: z.void() },
  hide: { input: HiddenThing, output: z.void() },
  unhide: { input: HiddenThing, output: z.void() },
  /** Why there is, or is no, button at the place a person asked about; null when it is forgotten. */
  why: { input: z.object({ id: z.string() }), output: z.nullable(WhyReport) },
  /** Calls to make later, the soonest first. */
  reminders: { input: z.void(), output: z.array(Reminder) },
  removeReminder: { input: z.object({ id: z.string() }), output: z.void() },
  /** Views of sites whose phone fields cannot be read, the latest first. */
  sickViews: { input: z.void(), output: z.array(SickView) },
  /** Reads what was typed into the dial field; null when it is no number. */
  readNumber: { input: z.object({ text: z.string() }), output: z.nullable(DialReading) },
  dial: { input: DialRequest, output: DialResult },
  dialTestLine: { input: z.void(), output: DialResult },
  recentCalls: { input: z.void(), output: z.array(Call) },
  /** What to know of somebody who rings, before answering. */
  caller: { input: z.object({ callId: CallId }), output: CallerCard },
  /** Says who of those who share the number is on the line. It is remembered for the next call. */
  chooseCaller: { input: z.object({ callId: CallId, record: RecordRef }), output: CallerCard },
  /** To whom a call can be handed on. */
  colleagues: { input: z.void(), output: ColleagueList },
  /** Who waits for a call back, the most urgent first. */
  followUps: { input: z.void(), output: z.array(FollowUp) },
  /** The messages that were left in these calls, the latest first. */
  voicemails: {
    input: z.object({ callIds: z.array(CallId) }),
    output: z.array(Recording),
  },
  /** A recording’s sound as a `data:` address. The server writes each play to its audit log. */
  recordingSound: {
    input: z.object({ recordingId: RecordingId }),
    output: z.string().check(z.startsWith("data:audio/mpeg;base64,")),
  },
  presence: { input: z.void(), output: PresenceReply },
  setPresence: { input: PresenceRequest, output: PresenceReply },
  /** Shows a number on the phone's screen, to be texted or called. */
  handOver: { input: Handover, output: z.void() },
  /** The draft of a call's note, kept by the worker's outbox until the server has it. */
  noteDraft: {
    input: z.object({ callId: CallId }),
    output: z.object({ text: z.string(), saved: z.boolean() }),
  },
  /** A draft was written to storage: send it. */
  noteChanged: { input: z.object({ callId: CallId }), output: z.void() },
});

/** What the engine asks of the worker, and tells it. */
export const workerForEngine = defineContract("worker-for-engine", {
  voiceToken: { input: z.void(), output: z.nullable(z.object({ token: z.string() })) },
  /** Server origin and a fresh API access token for the event stream; null when signed out. */
  apiAccess: {
    input: z.object({ rejected: z.optional(z.string()) }),
    output: z.nullable(z.object({ origin: z.string(), accessToken: z.string() })),
  },
  snapshotChanged: { input: PhoneSnapshot, output: z.void() },
  /** Which microphone and speaker the agent chose; null is the system's own. */
  audioChoice: { input: z.void(), output: AudioChoice },
  keepAudioChoice: { input: AudioChoice, output: z.void() },
});
