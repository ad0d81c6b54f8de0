import {
  act,
  allowCall,
  callUs,
  type LiveOffice,
  openLiveOffice,
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
test.use({ place: "office" });

const ok = (body: Record<string, unknown>) => ({
  status: 200,
  body: expect.objectContaining(body),
});
const held = { held: true };
const notHeld = { held: false };

test("a second call is answered while the first person waits, and the agent comes back to them", async ({
  world,
  liveOffice: { customer, other, ben, bensPhone, callsOf },
}) => {
  const { callId, intent } = await allowCall(ben, customer.number);
  await bensPhone.dial(intent);
  await bensPhone.hears(0, customer.tone);
  await world.twilio.hears(customer.number, microphoneTone);

  expect(await act(ben, "PUT", callId, "held", held)).toEqual(ok(held));
  await world.twilio.hears(customer.number, voiceTone);
  await bensPhone.hears(0, 0);
  expect(await act(ben, "PUT", callId, "held", notHeld)).toEqual(ok(notHeld));
  await world.twilio.hears(customer.number, microphoneTone);
  await bensPhone.hears(0, customer.tone);

  await bensPhone.canBeRung();
  const second = await callUs(world, ben, other);
  const ringing = await bensPhone.rings(second.callId);
  expect(await act(ben, "POST", second.callId, "answer")).toEqual(ok({ held: callId }));
  await bensPhone.accept(ringing);
  await bensPhone.is(0, "over");
  await bensPhone.hears(ringing, other.tone);
  await world.twilio.hears(other.number, microphoneTone);
  await world.twilio.hears(customer.number, voiceTone);

  // Back to the first: the second waits meanwhile, and is gone back to as well.
  const back = act(ben, "PUT", callId, "held", notHeld);
  await bensPhone.accept(await bensPhone.rings(callId));
  expect(await back).toEqual(ok(notHeld));
  await world.twilio.hears(customer.number, microphoneTone);
  await world.twilio.hears(other.number, voiceTone);
  await bensPhone.is(ringing, "over");
  const again = act(ben, "PUT", second.callId, "held", notHeld);
  const last = await bensPhone.rings(second.callId);
  await bensPhone.accept(last);
  expect(await again).toEqual(ok(notHeld));
  await bensPhone.hears(last, other.tone);
  await bensPhone.hangUp(last);
  await world.twilio.personIsFree(other.number);

  // Whoever waits may give up.
  const person = await world.twilio.person(customer.number);
  await world.twilio.hangUp(person?.callSid ?? "");
  await expect
    .poll(async () => (await callsOf(ben)).map(({ state, outcome }) => [state, outcome]))
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
  liveOffice: { customer, ben, mia, miaId, bensPhone, miasPhone, callsOf },
}) => {
  await bensPhone.canBeRung();
  const { callId, callSid } = await callUs(world, ben, customer);
  const ringing = await bensPhone.rings(callId);
  await bensPhone.accept(ringing);
  await bensPhone.hears(ringing, customer.tone);

  await miasPhone.canBeRung();
  const request = { to: { agentId: miaId }, how: "warm", words: "wants dates" };
  expect(await act(ben, "POST", callId, "transfer", request)).toEqual(
    ok({ held: true, transfer: { to: expect.any(String), how: "warm", stage: "ringing" } }),
  );
  const mias = await miasPhone.rings(callId);
  expect(await act(mia, "GET", callId, "caller")).toEqual(
    ok({ words: { from: expect.any(String), text: "wants dates" } }),
  );
  await miasPhone.accept(mias);
  // The two agents hear each other, and the caller only that they are waited for.
  await bensPhone.hears(ringing, microphoneTone);
  await miasPhone.hears(mias, microphoneTone);
  await world.twilio.hears(customer.number, voiceTone);
  await expect
    .poll(() => act(ben, "GET", callId, "live"))
    .toEqual(ok({ transfer: expect.objectContaining({ stage: "talking" }) }));

  expect(await act(ben, "POST", callId, "transfer/finish")).toEqual(ok({ transfer: null }));
  await bensPhone.is(ringing, "over");
  await miasPhone.hears(mias, customer.tone);
  await world.twilio.hears(customer.number, microphoneTone);
  // It is Mia's now.
  expect(await act(mia, "PUT", callId, "held", held)).toEqual(ok(held));
  await world.twilio.hears(customer.number, voiceTone);
  expect(await act(mia, "PUT", callId, "held", notHeld)).toEqual(ok(notHeld));

  await world.twilio.hangUp(callSid);
  await miasPhone.is(mias, "over");
  const record = await theOnlyCallRecord(world, ({ status }) => status === "Held");
  const [owner] = await world.crm.records("Users", { user_name: "bdm2" });
  expect(record).toMatchObject({ direction: "Inbound", assigned_user_id: owner?.id });
  expect((await callsOf(ben)).map(({ id }) => id)).toEqual([callId]);
});

test("a caller who is sent on at once comes back from a busy line, and goes to one that answers", async ({
  world,
  liveOffice: { customer, other, ben, bensPhone },
}) => {
  const { callId, intent } = await allowCall(ben, customer.number);
  await bensPhone.dial(intent);
  await bensPhone.hears(0, customer.tone);
  const busy = "+14155550174";
  await world.twilio.setPerson(busy, "busy");
  const sent = (number: string) => ({ to: { number }, how: "cold" });
  expect(await act(ben, "POST", callId, "transfer", sent(busy))).toMatchObject({ status: 200 });
  await expect
    .poll(() => act(ben, "GET", callId, "live"))
    .toEqual(ok({ transfer: null, held: false }));
  await bensPhone.hears(0, customer.tone);
  await world.twilio.hears(customer.number, microphoneTone);

  expect(await act(ben, "POST", callId, "transfer", sent(other.number))).toEqual(ok(held));
  await world.twilio.hears(customer.number, other.tone);
  await world.twilio.hears(other.number, customer.tone);
  await bensPhone.is(0, "over");
  const person = await world.twilio.person(other.number);
  await world.twilio.hangUp(person?.callSid ?? "");
  await world.twilio.personIsFree(customer.number);
  await theOnlyCallRecord(world, ({ status }) => status === "Held");
});

test("a caller whom nobody takes leaves a message when the agent is gone", async ({
  world,
  liveOffice: { customer, ben, bensPhone, callsOf },
}) => {
  const { callId } = await callUs(world, ben, customer);
  const ringing = await bensPhone.rings(callId);
  await bensPhone.accept(ringing);
  await bensPhone.hears(ringing, customer.tone);
  const silent = "+14155550185";
  await world.twilio.setPerson(silent, { noAnswer: { ringSeconds: 3 } });
  const request = { to: { number: silent }, how: "cold" };
  expect(await act(ben, "POST", callId, "transfer", request)).toMatchObject({ status: 200 });
  await bensPhone.hangUp(ringing);
  await expect
    .poll(async () => (await world.twilio.events("recording.started")).length)
    .toBeGreaterThan(0);
  // Who hangs up before a word is recorded leaves no message.
  await world.twilio.standStill();
  await world.twilio.pass(2);
  const person = await world.twilio.person(customer.number);
  await world.twilio.faster(1, () => world.twilio.hangUp(person?.callSid ?? ""));
  await expect
    .poll(async () => (await callsOf(ben)).map(({ state, outcome }) => [state, outcome]))
    .toEqual([["ended", "answered"]]);
  await expect.poll(async () => (await callsOf(ben))[0]?.voicemailSeconds ?? 0).toBeGreaterThan(0);
  await theOnlyCallRecord(world, ({ description }) => description.includes("Voicemail"));
});
