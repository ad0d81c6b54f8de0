import { expect } from "vitest";
import { createCallWorld, customerNumber, ourNumber, type CallWorld } from "./call-world.ts";

export const actionUrl = "https://server.example/twilio/after-dial";

export const dialCustomer = (attributes = "") =>
  `<Response><Dial answerOnBridge="true" callerId="${ourNumber}" ${attributes}>` +
  `<Number>${customerNumber}</Number></Dial></Response>`;

export const dialWithAction = dialCustomer(`action="after-dial"`);

/** What the one request to the action said about the Dial. */
export function dialResult(world: CallWorld) {
  const requests = world.webhooks.requestsTo(actionUrl);
  expect(requests).toHaveLength(1);
  const fields = requests[0]?.fields ?? {};
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => name.startsWith("Dial") || name === "CallStatus"),
  );
}

/** A browser whose call dials the customer, who is being rung. */
export async function startDialling(twiml = dialWithAction) {
  const world = createCallWorld();
  world.webhooks.answer(actionUrl, "<Response><Hangup/></Response>");
  const caller = world.callFromBrowser(twiml);
  await world.settle();
  const [child] = world.childrenOf(caller.callSid);
  if (child === undefined) throw new Error("Nothing was dialled.");
  return { world, caller, child };
}
