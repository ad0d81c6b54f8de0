import { createCallWorld } from "./call-world.ts";
import { createFakeCaller, type FakeCaller } from "./fake-endpoint.ts";

export const waitUrl = "https://server.example/twilio/wait";
export const leftUrl = "https://server.example/twilio/left-queue";
export const talkedUrl = "https://server.example/twilio/talked";

/** Callers who wait in the queue `support`, and agents who take them out. */
export function createQueueWorld() {
  const world = createCallWorld();
  const stay = "<Response><Pause length='600'/></Response>";
  world.webhooks.answer(leftUrl, stay);
  world.webhooks.answer(talkedUrl, stay);
  world.webhooks.answer(waitUrl, "<Response><Say>Please wait.</Say><Pause length='9'/></Response>");

  async function call(twiml: string): Promise<FakeCaller> {
    const index = world.calls.list().length;
    const url = `https://server.example/twilio/voice-${index}`;
    const { phoneNumber } = world.numbers.create(`+1555000${1000 + index}`, { voiceUrl: url });
    world.webhooks.answer(url, twiml);
    const from = `+1555100${1000 + index}`;
    const caller = createFakeCaller({ callSid: world.makeSid("CA"), from, to: phoneNumber });
    world.live.startCall(caller);
    await world.settle();
    return caller;
  }

  return {
    ...world,
    enqueue: (attributes = `action="left-queue" waitUrl="wait"`, name = "support") =>
      call(`<Response><Enqueue ${attributes}>${name}</Enqueue><Say>Afterwards</Say></Response>`),
    /** An agent who takes the first out, or waits for one. */
    answerQueue: (attributes = "", dialAttributes = "", name = "support") =>
      call(
        `<Response><Dial action="talked" ${dialAttributes}>` +
          `<Queue ${attributes}>${name}</Queue></Dial></Response>`,
      ),
    queueSid: () => world.queues.list()[0]?.sid ?? "",
    /** What the caller's action was told of the queue. */
    resultOf: ({ callSid }: FakeCaller) =>
      world.webhooks
        .requestsTo(leftUrl)
        .filter((request) => request.callSid === callSid)
        .map(({ fields }) => fields),
  };
}
