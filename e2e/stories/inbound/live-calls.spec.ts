import {
  act,
  allowCall,
  callUs,
  customer,
  listCalls,
  type LiveOffice,
  openLiveOffice,
  other,
  voiceTone,
} from "../../fixtures/live-office.ts";
import { theOnlyCallRecord } from "../../fixtures/call-record.ts";
import { microphoneTone } from "../../fixtures/microphone-tone.ts";
import { expect, test as base } from "../../fixtures/test.ts";

const test = base.extend<{ liveOffice: LiveOffice }>({
  liveOffice: async ({ world }, use) => {
    const office = await openLiveOffice(world);
    await use(office);
    await office.close();
  },
});
test.use({ worldOptions: { signInGrant: "password" } });

const ok = (body: Record<string, unknown>) => ({
  status: 200,
  body: expect.objectContaining(body),
});
const held = { held: true };
const notHeld = { held: false };

test("a second call is answered while the first person waits, and the agent comes back to them", async ({
  world,
  liveOffice: { bea, beasPhone },
}) => {
  const { callId, intent } = await allowCall(bea, customer.number);
  await beasPhone.dial(intent);
  await beasPhone.hears(0, customer.tone);
  await world.twilio.hears(customer.number, microphoneTone);

  expect(await act(bea, "PUT", callId, "held", held)).toEqual(ok(held));
  await world.twilio.hears(customer.number, voiceTone);
  await beasPhone.hears(0, 0);
  expect(await act(bea, "PUT", callId, "held", notHeld)).toEqual(ok(notHeld));
  await world.twilio.hears(customer.number, microphoneTone);
  await beasPhone.hears(0, customer.tone);

  await beasPhone.canBeRung();
  const second = await callUs(world, bea, other);
  const ringing = await beasPhone.rings(second.callId);
  expect(await act(bea, "POST", second.callId, "answer")).toEqual(ok({ held: callId }));
  await beasPhone.accept(ringing);
  await beasPhone.is(0, "over");
  await beasPhone.hears(ringing, other.tone);
  await world.twilio.hears(other.number, microphoneTone);
  await world.twilio.hears(customer.number, voiceTone);

  // Back to the first: the second waits meanwhile, and is gone back to as well.
  const back = act(bea, "PUT", callId, "held", notHeld);
  await beasPhone.accept(await beasPhone.rings(callId));
  expect(await back).toEqual(ok(notHeld));
  await world.twilio.hears(customer.number, microphoneTone);
  await world.twilio.hears(other.number, voiceTone);
  await beasPhone.is(ringing, "over");
  const again = act(bea, "PUT", second.callId, "held", notHeld);
  const last = await beasPhone.rings(second.callId);
  await beasPhone.accept(last);
  expect(await again).toEqual(ok(notHeld));
  await beasPhone.hears(last, other.tone);
  await beasPhone.hangUp(last);
  await world.twilio.personIsFree(other.number);

  // Whoever waits may give up.
  const person = await world.twilio.person(customer.number);
  await world.twilio.hangUp(person?.callSid ?? "");
  await expect
    .poll(async () => (await listCalls(bea)).map(({ state, outcome }) => [state, outcome]))
    .toEqual([
      ["ended", "answered"],
      ["ended", "answered"],
    ]);
  await expect
    .poll(async () => (await world.crm.calls()).map(({ direction, status }) => [direction, status]))
    .toHaveLength(2);
});

test("a caller is handed on after a talk with the colleague, and stays one call", async ({
  world,
  liveOffice: { bea, ben, benId, beasPhone, bensPhone },
}) => {
  await beasPhone.canBeRung();
  const { callId, callSid } = await callUs(world, bea, customer);
  const ringing = await beasPhone.rings(callId);
  await beasPhone.accept(ringing);
  await beasPhone.hears(ringing, customer.tone);

  await bensPhone.canBeRung();
  const request = { to: { agentId: benId }, how: "warm", words: "wants dates" };
  expect(await act(bea, "POST", callId, "transfer", request)).toEqual(
    ok({ held: true, transfer: { to: expect.any(String), how: "warm", stage: "ringing" } }),
  );
  const bens = await bensPhone.rings(callId);
  expect(await act(ben, "GET", callId, "caller")).toEqual(
    ok({ words: { from: expect.any(String), text: "wants dates" } }),
  );
  await bensPhone.accept(bens);
  // The two agents hear each other, and the caller only that they are waited for.
  await beasPhone.hears(ringing, microphoneTone);
  await bensPhone.hears(bens, microphoneTone);
  await world.twilio.hears(customer.number, voiceTone);
  await expect
    .poll(() => act(bea, "GET", callId, "live"))
    .toEqual(ok({ transfer: expect.objectContaining({ stage: "talking" }) }));

  expect(await act(bea, "POST", callId, "transfer/finish")).toEqual(ok({ transfer: null }));
  await beasPhone.is(ringing, "over");
  await bensPhone.hears(bens, customer.tone);
  await world.twilio.hears(customer.number, microphoneTone);
  // It is Ben's now.
  expect(await act(ben, "PUT", callId, "held", held)).toEqual(ok(held));
  await world.twilio.hears(customer.number, voiceTone);
  expect(await act(ben, "PUT", callId, "held", notHeld)).toEqual(ok(notHeld));

  await world.twilio.hangUp(callSid);
  await bensPhone.is(bens, "over");
  const record = await theOnlyCallRecord(world, ({ status }) => status === "Held");
  const [owner] = await world.crm.records("Users", { user_name: "bdm1" });
  expect(record).toMatchObject({ direction: "Inbound", assigned_user_id: owner?.id });
  expect((await listCalls(bea)).map(({ id }) => id)).toEqual([callId]);
});

test("a caller who is sent on at once comes back from a busy line, and goes to one that answers", async ({
  world,
  liveOffice: { bea, beasPhone },
}) => {
  const { callId, intent } = await allowCall(bea, customer.number);
  await beasPhone.dial(intent);
  await beasPhone.hears(0, customer.tone);
  const busy = "+14155550174";
  await world.twilio.setPerson(busy, "busy");
  const sent = (number: string) => ({ to: { number }, how: "cold" });
  expect(await act(bea, "POST", callId, "transfer", sent(busy))).toMatchObject({ status: 200 });
  await expect
    .poll(() => act(bea, "GET", callId, "live"))
    .toEqual(ok({ transfer: null, held: false }));
  await beasPhone.hears(0, customer.tone);
  await world.twilio.hears(customer.number, microphoneTone);

  expect(await act(bea, "POST", callId, "transfer", sent(other.number))).toEqual(ok(held));
  await world.twilio.hears(customer.number, other.tone);
  await world.twilio.hears(other.number, customer.tone);
  await beasPhone.is(0, "over");
  const person = await world.twilio.person(other.number);
  await world.twilio.hangUp(person?.callSid ?? "");
  await world.twilio.personIsFree(customer.number);
  await theOnlyCallRecord(world, ({ status }) => status === "Held");
});

test("a caller whom nobody takes leaves a message when the agent is gone", async ({
  world,
  liveOffice: { bea, beasPhone },
}) => {
  const { callId } = await callUs(world, bea, customer);
  const ringing = await beasPhone.rings(callId);
  await beasPhone.accept(ringing);
  await beasPhone.hears(ringing, customer.tone);
  const silent = "+14155550185";
  await world.twilio.setPerson(silent, { noAnswer: { ringSeconds: 3 } });
  const request = { to: { number: silent }, how: "cold" };
  expect(await act(bea, "POST", callId, "transfer", request)).toMatchObject({ status: 200 });
  await beasPhone.hangUp(ringing);
  await expect
    .poll(async () => (await world.twilio.events("recording.started")).length)
    .toBeGreaterThan(0);
  const person = await world.twilio.person(customer.number);
  await world.twilio.hangUp(person?.callSid ?? "");
  await expect
    .poll(async () => (await listCalls(bea)).map(({ state, outcome }) => [state, outcome]))
    .toEqual([["ended", "answered"]]);
  await expect
    .poll(async () => (await listCalls(bea))[0]?.voicemailSeconds ?? 0)
    .toBeGreaterThan(0);
  await theOnlyCallRecord(world, ({ description }) => description.includes("Voicemail"));
});
