import type { Announcement } from "../../resources/live-conferences.ts";
import type { Verb } from "../../twiml/document.ts";
import { readSound } from "../sounds/read-sound.ts";
import type { Sound } from "../sounds/sound.ts";
import { createSilenceSound } from "../sounds/playback-sound.ts";
import { createSpeech } from "../sounds/tone.ts";
import type { World } from "../world.ts";
import type { Participant } from "./participant.ts";
import type { Room } from "./room.ts";

/** Plays what a URL says into a conference, or into the ear of one who is in it. */
export async function announce(
  world: World,
  room: Room,
  { url, method }: Announcement,
  to?: Participant,
): Promise<void> {
  const callSid = to?.leg.sid ?? "";
  const about = { AnnounceUrl: url, ...to?.fields() };
  const fetched = await world.webhooks.fetchDocument({
    callSid,
    url,
    method,
    fields: {
      AccountSid: world.accountSid,
      ApiVersion: "2010-04-01",
      ...(to !== undefined && { CallSid: callSid }),
      ConferenceSid: room.sid,
      FriendlyName: room.name,
    },
  });
  if (fetched.kind === "failure") {
    const reason = `It could not be had: ${fetched.errorCode}`;
    return room.report("announcement-fail", { ...about, ReasonAnnouncementFailed: reason });
  }
  const sounds =
    fetched.kind === "audio"
      ? [readSound(fetched.body)]
      : await Promise.all(
          fetched.document.verbs.map((verb) => soundOf(world, verb, fetched.url, callSid)),
        );
  for (const sound of sounds) {
    if (sound !== undefined) await room.mixer.play(sound, to).done;
  }
  room.report("announcement-end", about);
}

async function soundOf(
  { webhooks }: World,
  verb: Verb,
  base: string,
  callSid: string,
): Promise<Sound | undefined> {
  if (verb.verb === "Say") return createSpeech(verb.text.trim());
  if (verb.verb === "Pause") return createSilenceSound(verb.lengthSeconds);
  if (verb.verb !== "Play" || !URL.canParse(verb.url, base)) return undefined;
  const url = new URL(verb.url, base).href;
  const file = await webhooks.fetchDocument({ callSid, url, method: "GET", fields: {} });
  return file.kind === "audio" ? readSound(file.body) : undefined;
}
