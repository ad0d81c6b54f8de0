import type { ConferenceEnd, ConferenceRecord } from "../../resources/conferences.ts";
import type { Leg } from "../leg.ts";
import type { LiveRecording } from "../recordings/recordings.ts";
import { conferenceBeep } from "../sounds/tone.ts";
import type { World } from "../world.ts";
import { createMixer, type Mixer } from "./mixer.ts";
import { createParticipant, type Participant } from "./participant.ts";
import { createConferenceReports, type ReportConference } from "./report-conference.ts";
import type { ParticipantSettings } from "../../resources/live-conferences.ts";
import type { RoomSettings } from "./settings.ts";

/** Why somebody is no longer in a conference. */
export type Departure = "participant_hung_up" | "participant_updated_via_api";

/** One who was asked to join by REST and has not answered yet. */
export interface Invited {
  readonly leg: Leg;
  readonly settings: ParticipantSettings;
  readonly invitedAt: number;
}

/** A conference while somebody is in it. */
export interface Room {
  readonly sid: string;
  readonly name: string;
  readonly mixer: Mixer;
  readonly report: ReportConference;
  readonly invited: Set<Invited>;
  record(): ConferenceRecord;
  participants(): readonly Participant[];
  /** Why this one cannot join; undefined when they can. */
  findRefusal(settings: ParticipantSettings): { errorCode: number; detail: string } | undefined;
  join(leg: Leg, settings: ParticipantSettings): Participant;
  leave(participant: Participant, departure: Departure, isKicked?: boolean): void;
  /** Nobody is left, not even somebody who might still answer. */
  closeIfEmpty(): void;
  /** Ends it and hangs up on everybody in it. */
  finish(): void;
  /** Aborts when it is over. */
  readonly over: AbortSignal;
}

export function openRoom(world: World, name: string, settings: RoomSettings): Room {
  const { stores } = world;
  const { sid } = stores.conferences.create({
    friendlyName: name,
    status: "init",
    reasonEnded: null,
    callSidEnding: null,
  });
  const record = () => {
    const found = stores.conferences.find(sid);
    if (found === undefined) throw new Error(`The record of conference ${sid} is gone.`);
    return found;
  };
  const report = createConferenceReports(world, record(), settings.callback);
  const mixer = createMixer(world.pacer);
  const members = new Map<Participant, () => void>();
  const invited = new Set<Invited>();
  const over = new AbortController();
  let recording: LiveRecording | undefined;
  const hasStarted = () => record().status === "in-progress";

  const startIfReady = () => {
    const isReady = members.size >= 2 && [...members.keys()].some((one) => one.startsOnEnter);
    if (record().status !== "init" || !isReady) return;
    stores.conferences.update(sid, { status: "in-progress" });
    if (settings.recording !== undefined) {
      recording = world.recordings.start(
        { ...settings.recording, callSid: null, conferenceSid: sid, source: "Conference" },
        { inbound: (listener) => mixer.onMixed(listener), outbound: () => () => {} },
      );
    }
    report("conference-start");
    for (const participant of members.keys()) participant.refresh();
  };

  const remove = (participant: Participant, reason: string) => {
    members.get(participant)?.();
    members.delete(participant);
    participant.gone.abort();
    report("participant-leave", {
      ...participant.fields(),
      ParticipantCallStatus: participant.leg.record().status,
      ReasonParticipantLeft: reason,
    });
  };

  const close = (reason: ConferenceEnd, last: Participant | undefined) => {
    const isViaApi = reason === "conference-ended-via-api";
    const reasonLeft = isViaApi ? "conference_ended_via_api" : "moderator_ended_conference";
    stores.conferences.update(sid, {
      status: "completed",
      reasonEnded: reason,
      callSidEnding: last?.leg.sid ?? null,
    });
    for (const participant of members.keys()) {
      remove(participant, reasonLeft);
      if (isViaApi) participant.leg.end({ unanswered: "canceled" });
    }
    recording?.stop();
    mixer.close();
    report("conference-end", {
      ...(last !== undefined && { CallSidEndingConference: last.leg.sid }),
      ...(last !== undefined &&
        last.label !== "" && { ParticipantLabelEndingConference: last.label }),
      ReasonConferenceEnded: reason,
      Reason: describeEnd(reason, last),
    });
    over.abort();
    for (const { leg } of invited) leg.end({ unanswered: "canceled" });
  };

  return {
    sid,
    name,
    mixer,
    report,
    invited,
    record,
    over: over.signal,
    participants: () => [...members.keys()],
    findRefusal: ({ label, maxParticipants }) => {
      const labels = [...members.keys(), ...[...invited].map((one) => one.settings)];
      if (label !== "" && labels.some((one) => one.label === label)) {
        return { errorCode: 16025, detail: `participantLabel '${label}' is in use` };
      }
      if (members.size >= maxParticipants) return { errorCode: 16020, detail: "it is full" };
      return undefined;
    },

    join(leg, participantSettings) {
      const participant = createParticipant(world, leg, participantSettings, {
        hasStarted,
        onSpeaking: (one, isSpeaking) =>
          report(isSpeaking ? "participant-speech-start" : "participant-speech-stop", one.fields()),
      });
      members.set(participant, mixer.add(participant));
      report("participant-join", participant.fields());
      const { beep } = participantSettings;
      if (hasStarted() && (beep === "true" || beep === "onEnter")) mixer.play(conferenceBeep);
      startIfReady();
      participant.refresh();
      return participant;
    },

    leave(participant, departure, isKicked = false) {
      if (!members.has(participant)) return;
      remove(participant, departure);
      const { endsOnExit, beepsOnExit } = participant.state;
      if (endsOnExit) {
        const way = isKicked ? "kicked" : "left";
        return close(`participant-with-end-conference-on-exit-${way}`, participant);
      }
      if (members.size === 0) {
        return close(isKicked ? "last-participant-kicked" : "last-participant-left", participant);
      }
      if (beepsOnExit) mixer.play(conferenceBeep);
    },

    closeIfEmpty() {
      if (members.size === 0 && invited.size === 0 && !over.signal.aborted) {
        close("last-participant-left", undefined);
      }
    },

    finish: () => close("conference-ended-via-api", undefined),
  };
}

function describeEnd(reason: ConferenceEnd, last: Participant | undefined): string {
  const who = last === undefined ? "" : ` (${last.leg.sid})`;
  return `${reason.replaceAll("-", " ")}${who}`;
}
