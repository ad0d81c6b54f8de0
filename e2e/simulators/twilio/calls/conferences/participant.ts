import type { Leg } from "../leg.ts";
import { conferenceWaitContext, holdContext } from "../verb-contexts.ts";
import type { World } from "../world.ts";
import { playBackground, type BackgroundSource } from "./background.ts";
import type { Ear } from "./mixer.ts";
import type { ParticipantSettings } from "../../resources/live-conferences.ts";

/** What may change while somebody takes part. */
export interface ParticipantState {
  isMuted: boolean;
  isOnHold: boolean;
  hold: BackgroundSource;
  /** Empty for nobody. */
  coachedCallSid: string;
  endsOnExit: boolean;
  beepsOnExit: boolean;
}

/** Somebody in a conference. */
export interface Participant extends Ear {
  readonly leg: Leg;
  readonly label: string;
  readonly startsOnEnter: boolean;
  readonly joinedAt: number;
  updatedAt: number;
  readonly state: ParticipantState;
  /** Aborts when they are no longer in it. */
  readonly gone: AbortController;
  /** Lets them hear what they should hear now. */
  refresh(): void;
  /** What every event about them says. */
  fields(): Record<string, string>;
}

interface Surroundings {
  readonly hasStarted: () => boolean;
  readonly onSpeaking: (participant: Participant, isSpeaking: boolean) => void;
}

export function createParticipant(
  world: World,
  leg: Leg,
  settings: ParticipantSettings,
  { hasStarted, onSpeaking }: Surroundings,
): Participant {
  const audio = leg.audio();
  if (audio === undefined) throw new Error(`Call ${leg.sid} was not answered yet.`);
  const gone = new AbortController();
  let background: AbortController | undefined;
  let playing: BackgroundSource | undefined;
  const state: ParticipantState = {
    isMuted: settings.isMuted,
    isOnHold: false,
    hold: "music",
    coachedCallSid: settings.coachedCallSid,
    endsOnExit: settings.endsOnExit,
    beepsOnExit: settings.beep === "true" || settings.beep === "onExit",
  };

  const startBackground = async (source: BackgroundSource) => {
    const controller = new AbortController();
    background = controller;
    const context = state.isOnHold ? holdContext : conferenceWaitContext;
    const signal = AbortSignal.any([controller.signal, gone.signal]);
    const isPlayed = await playBackground(world, leg, source, context, signal);
    // Who cannot wait as they should never really joined.
    if (!isPlayed && !state.isOnHold) leg.end({ unanswered: "failed" });
  };

  const participant: Participant = {
    leg,
    audio,
    label: settings.label,
    startsOnEnter: settings.startsOnEnter,
    joinedAt: world.clock.now(),
    updatedAt: world.clock.now(),
    state,
    gone,
    hears: () => hasStarted() && !state.isOnHold,
    speaksTo: (other) =>
      participant.hears() &&
      !state.isMuted &&
      (state.coachedCallSid === "" || isCalled(other, state.coachedCallSid)),
    isPublic: () => participant.hears() && !state.isMuted && state.coachedCallSid === "",
    onSpeaking: (isSpeaking) => onSpeaking(participant, isSpeaking),
    refresh() {
      const wanted = state.isOnHold ? state.hold : hasStarted() ? undefined : settings.wait;
      if (wanted === playing) return;
      playing = wanted;
      background?.abort();
      if (wanted !== undefined) void startBackground(wanted);
    },
    fields: () => ({
      CallSid: leg.sid,
      Coaching: String(state.coachedCallSid !== ""),
      EndConferenceOnExit: String(state.endsOnExit),
      Hold: String(state.isOnHold),
      Muted: String(state.isMuted),
      ...(settings.label !== "" && { ParticipantLabel: settings.label }),
      StartConferenceOnEnter: String(settings.startsOnEnter),
    }),
  };
  return participant;
}

const isCalled = (ear: Ear & { readonly leg?: Leg }, callSid: string): boolean =>
  ear.leg?.sid === callSid;
