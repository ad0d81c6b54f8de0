import type { DialConference } from "../../twiml/nouns/conference.ts";
import type { Dial } from "../../twiml/verbs/dial.ts";
import { attend } from "../conferences/attend.ts";
import { readParticipantSettings, readRoomSettings } from "../conferences/settings.ts";
import type { DialRecorder } from "../recordings/record-dial.ts";
import type { Script } from "../script.ts";

const longestName = 128;
const longestLabel = 128;

/** Undefined when the caller could not join: the document goes on then. */
export async function dialConference(
  verb: Dial,
  noun: DialConference,
  script: Script,
  recorder: DialRecorder,
): Promise<Record<string, string> | undefined> {
  const { leg, world, documents, signal } = script;
  const fault = findFault(noun);
  if (fault !== undefined) {
    world.log.add("debugger.error", { ...fault, callSid: leg.sid, url: "" });
    return undefined;
  }
  const room = world.conferences.open(world, noun.name, readRoomSettings(noun, documents));
  const left = new AbortController();
  const stops = [
    leg.onPressed((digits) => {
      if (verb.hangupOnStar && digits.includes("*")) left.abort();
    }),
    world.clock.setTimer(verb.timeLimit * 1000, () => left.abort()),
  ];
  const hasJoined = await attend(world, leg, {
    room,
    settings: readParticipantSettings(noun, documents),
    signal,
    wish: left.signal,
    onJoined() {
      recorder.ringing();
      recorder.bridged();
    },
  });
  for (const stop of stops) stop();
  return hasJoined ? { DialCallStatus: "answered" } : undefined;
}

function findFault({ name, participantLabel: label }: DialConference) {
  if (name === "" || name.length > longestName) {
    const detail = `the name of a conference has 1 to ${longestName} characters`;
    return { errorCode: 13237, detail };
  }
  const isWrong =
    label.length > longestLabel || /^CA[0-9a-f]{32}$/.test(label) || /\/|%2f/i.test(label);
  return isWrong ? { errorCode: 16023, detail: "participantLabel is not valid" } : undefined;
}
