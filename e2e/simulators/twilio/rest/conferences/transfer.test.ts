import { describe, expect, test } from "vitest";
import { customerNumber, ourNumber } from "../../calls/testing/call-world.ts";
import { startConferenceServer } from "../testing/conference-server.ts";

const actionUrl = "https://server.example/twilio/after-dial";
const conferenceOf = (label: string) =>
  `<Response><Dial><Conference beep="false" participantLabel="${label}">moved</Conference></Dial></Response>`;

const dial =
  `<Response><Dial answerOnBridge="true" action="after-dial" callerId="${ourNumber}">` +
  `<Number>${customerNumber}</Number></Dial></Response>`;

/** A browser that talks to a customer it has dialled. */
async function talk() {
  const server = await startConferenceServer();
  const { world } = server;
  const agent = world.callFromBrowser(dial);
  await world.settle();
  world.customer.answer();
  await world.settle();
  const child = world.childrenOf(agent.callSid)[0]?.sid ?? "";
  return { ...server, agent, child, customer: world.customer };
}

/** The child first: its parent's Dial ends then, whose action brings the parent along. */
async function moveIntoConference() {
  const server = await talk();
  const { world, client, child } = server;
  world.webhooks.answer(actionUrl, conferenceOf("agent"));
  await client()
    .calls(child)
    .update({ twiml: conferenceOf("customer") });
  await world.settle();
  return server;
}

describe("a call that is moved into a conference", () => {
  test("goes on there with both sides", async () => {
    const { world, agent, customer, child } = await moveIntoConference();
    const [action] = world.webhooks.requestsTo(actionUrl);
    expect(action?.fields).toMatchObject({ DialCallSid: child, DialBridged: "true" });
    expect(action?.fields).not.toHaveProperty("DialCallDuration");
    const ears = { agent: agent.audio, customer: customer.audio };
    const heard = await world.hear(ears, [
      [agent.audio, 500],
      [customer.audio, 900],
    ]);
    expect(heard).toEqual({ agent: 900, customer: 500 });
  });

  test("loses the customer when the parent is moved first", async () => {
    const { world, client, agent, child } = await talk();
    await client()
      .calls(agent.callSid)
      .update({ twiml: conferenceOf("agent") });
    await world.settle();
    expect(world.statusOf(child)).toBe("completed");
  });

  test("can be handed to a colleague while the customer hears music", async () => {
    const { world, agent, customer, conference, participant } = await moveIntoConference();
    const colleague = world.addPhone("client:agent_2");
    await participant("customer").update({ hold: true });
    await conference().participants.create({
      from: ourNumber,
      to: "client:agent_2",
      label: "colleague",
      endConferenceOnExit: true,
    });
    await world.settle();
    colleague.answer();
    await world.settle();
    const ears = { agent: agent.audio, customer: customer.audio, colleague: colleague.audio };
    expect(await world.hear(ears, [[agent.audio, 500]])).toMatchObject({
      customer: expect.toBeOneOf([350, 520, 530]),
      colleague: 500,
    });
    await participant("customer").update({ hold: false });
    await participant("agent").remove();
    await world.settle();
    expect(agent.told.at(-1)).toBe("end");
    const heard = await world.hear({ customer: customer.audio, colleague: colleague.audio }, [
      [colleague.audio, 700],
    ]);
    expect(heard).toEqual({ customer: 700, colleague: "silence" });
    colleague.rung().reports.hungUp();
    await world.settle();
    expect(customer.rung().isEnded).toBe(true);
  });

  test("drops everybody when the agent leaves who still ends the conference", async () => {
    const { world, agent, customer, participant } = await moveIntoConference();
    await participant("agent").update({ endConferenceOnExit: true });
    agent.hangUp();
    await world.settle();
    expect(customer.rung().isEnded).toBe(true);
  });
});
