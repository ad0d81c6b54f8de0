import { callLead } from "../../fixtures/call-lead.ts";
import { theOnlyCallRecord } from "../../fixtures/call-record.ts";
import { signInByHttp } from "../../fixtures/http-agent.ts";
import { postWebhook } from "../../fixtures/post-webhook.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ worldOptions: { signInGrant: "password" } });

/** Enough of a number to dial it, however it is written. */
const subscriber = (number: string) =>
  number.replace(/\D/g, "").slice(-7).split("").join("\\D{0,3}");

test("the server's log of a sign-in and a call holds no number, no token and no password", async ({
  phone,
  crmPage,
  lead,
  world,
  bdm,
}) => {
  const { callId } = await callLead(phone, crmPage, lead);
  await phone.send("engine", "hangUp", { callId });
  await phone.callIs("ended");
  await theOnlyCallRecord(world);

  const agent = await signInByHttp(world, bdm);
  const { access_token: access, refresh_token: refresh } = agent.tokens;
  await agent.ask("GET", `/api/calls/${encodeURIComponent(lead.number)}?token=${access}`);
  await agent.ask("POST", "/api/calls/intents", { number: lead.number, secret: refresh });
  await postWebhook(world, "/twilio/voice/status", { CallSid: "CA1", To: lead.number });
  await world.crm.become("refuse");
  await agent.ask("POST", "/api/calls/intents", {
    number: lead.number,
    record: { module: "Leads", id: lead.id },
    idempotencyKey: "key-0123456789",
  });

  const log = world.server().lines.join("\n");
  expect(log).toContain("/twilio/voice/outgoing");
  expect(log).toContain("/api/calls/intents");
  const { authToken, apiSecret, testLine, number } = world.account;
  for (const secret of [bdm.password, access, refresh, authToken, apiSecret]) {
    expect(log).not.toContain(secret);
  }
  for (const known of [lead.number, number, testLine]) {
    expect(log).not.toMatch(new RegExp(subscriber(known)));
  }
  expect(log).not.toMatch(
    /rb[arc]_[\w-]{20}|eyJ[\w-]{20}|def50[0-9a-f]{40}|code_challenge|intent=/,
  );
});
