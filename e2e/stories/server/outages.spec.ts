import { callLead, clickNumber } from "../../fixtures/call-lead.ts";
import { theOnlyCallRecord } from "../../fixtures/call-record.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

for (const mode of ["refuse", "unavailable"] as const) {
  test(`the CRM is down during the call (${mode}) and back later: still one record`, async ({
    phone,
    crmPage,
    lead,
    world,
  }) => {
    const { callId } = await callLead(phone, crmPage, lead);
    await world.crm.become(mode);
    await phone.send("engine", "hangUp", { callId });
    await phone.callIs("ended");
    await world.crm.become("up");
    const record = await theOnlyCallRecord(world);
    expect(record).toMatchObject({ status: "Held", parent_id: lead.id });
  });
}

test("every webhook delivered twice and status callbacks shuffled: one call, one record", async ({
  phone,
  crmPage,
  lead,
  world,
}) => {
  await world.twilio.setFaults([
    { urlPattern: "/twilio/voice/", action: { kind: "duplicate", copies: 1 } },
    { urlPattern: "/twilio/voice/status", action: { kind: "reorder", window: 3 } },
  ]);
  const { callId } = await callLead(phone, crmPage, lead);
  await phone.send("engine", "hangUp", { callId });
  await phone.callIs("ended");
  const record = await theOnlyCallRecord(world, ({ status }) => status === "Held");
  expect(record.parent_id).toBe(lead.id);
});

test("the server dies mid-call and starts again: the call ends in the CRM as it was", async ({
  phone,
  crmPage,
  lead,
  world,
}) => {
  const { callId } = await callLead(phone, crmPage, lead);
  await world.killServer();
  await phone.send("engine", "hangUp", { callId });
  await phone.callIs("ended");
  await world.startServer();
  const record = await theOnlyCallRecord(world);
  expect(record).toMatchObject({ status: "Held", parent_id: lead.id });
});

test.describe("in a world of its own, where nobody waits for the agent to be free", () => {
  test.use({ place: "own world" });

  test("a webhook with a forged signature is refused with 403 and starts nothing", async ({
    phone,
    crmPage,
    lead,
    world,
  }) => {
    await world.twilio.setFaults([
      { urlPattern: "/twilio/voice/", action: { kind: "forge-signature" } },
    ]);
    await clickNumber(crmPage, lead);
    await phone.callIs("ended");
    const answers = await world.twilio.events("webhook.answered");
    expect(answers.map(({ status }) => status)).toContain(403);
    expect(await world.twilio.events("person.answered")).toEqual([]);
    expect(await world.crm.calls()).toEqual([]);
  });
});
