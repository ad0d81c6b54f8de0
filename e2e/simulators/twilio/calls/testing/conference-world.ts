import { findPeakFrequency } from "../../media/spectrum.ts";
import { createCallWorld } from "./call-world.ts";
import { createFakeCaller, type FakeAudio, type FakeCaller } from "./fake-endpoint.ts";

const eventsUrl = "https://server.example/twilio/conference";
const leftUrl = "https://server.example/twilio/left";

const usualAttributes = {
  beep: "false",
  statusCallback: "conference",
  statusCallbackEvent: "start end join leave mute hold modify speaker announcement",
};

const withUsual = (attributes: string): string =>
  Object.entries(usualAttributes)
    .filter(([name]) => !attributes.includes(`${name}=`))
    .map(([name, value]) => `${name}="${value}"`)
    .concat(attributes)
    .join(" ");

/** Callers who meet in conferences. */
export function createConferenceWorld() {
  const world = createCallWorld();
  world.webhooks.answer(leftUrl, "<Response><Pause length='600'/></Response>");

  /** Somebody new whose call goes into the room; `end` ends their call afterwards by default. */
  async function join(attributes = "", name = "room", after = ""): Promise<FakeCaller> {
    const url = `https://server.example/twilio/join-${world.stores.calls.list().length}`;
    const number = world.stores.numbers.create(`+1555000${1000 + world.calls.list().length}`, {
      voiceUrl: url,
    });
    world.webhooks.answer(
      url,
      `<Response><Dial action="left"><Conference ${withUsual(attributes)}>${name}</Conference></Dial>` +
        `${after}</Response>`,
    );
    const caller = createFakeCaller({
      callSid: world.makeSid("CA"),
      from: `+1555100${1000 + world.calls.list().length}`,
      to: number.phoneNumber,
    });
    world.live.startCall(caller);
    await world.settle();
    return caller;
  }

  return {
    ...world,
    join,
    conferenceSid: () => world.stores.conferences.list()[0]?.sid ?? "",
    /** The events that were sent, with their number. */
    told: () => world.webhooks.notificationsTo(eventsUrl).map(({ fields }) => fields),
    eventNames: () =>
      world.webhooks.notificationsTo(eventsUrl).map(({ fields }) => fields["StatusCallbackEvent"]),
    clearEvents: () => world.webhooks.notifications.splice(0),
    left: (caller: FakeCaller) =>
      world.webhooks
        .requestsTo(leftUrl)
        .filter(({ callSid }) => callSid === caller.callSid)
        .map(({ fields }) => fields),

    /** Lets these say tones at once for a second, and tells what each of the others hears at the end. */
    async hear(ears: Readonly<Record<string, FakeAudio>>, tones: readonly [FakeAudio, number][]) {
      for (const { heard } of Object.values(ears)) heard.splice(0);
      const speakers = tones.map(([audio, hertz]) => world.speaker(audio, hertz));
      for (let step = 0; step < 20; step += 1) {
        for (const speaker of speakers) speaker();
        await world.clock.advance(50);
      }
      return Object.fromEntries(
        Object.entries(ears).map(([name, { heard }]) => {
          const samples = Int16Array.from(heard.slice(20).flatMap((frame) => [...frame]));
          const peak = findPeakFrequency(samples);
          return [name, peak === undefined ? "silence" : Math.round(peak / 10) * 10];
        }),
      );
    },
  };
}

export type ConferenceWorld = ReturnType<typeof createConferenceWorld>;
