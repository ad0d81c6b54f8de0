import { callLead } from "../../fixtures/call-lead.ts";
import { theOnlyCallRecord } from "../../fixtures/call-record.ts";
import { hearsTone } from "../../fixtures/heard.ts";
import { callButton, personTone } from "../../fixtures/lead.ts";
import { microphoneTone } from "../../fixtures/microphone-tone.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

test.beforeEach(async ({ phone, crmPage, lead }) => {
  await callLead(phone, crmPage, lead);
});

test("the popup closes and opens again mid-call, and the note is still there", async ({
  phone,
  lead,
  world,
}) => {
  const first = await phone.openPopup();
  await first.getByRole("textbox", { name: "Notes" }).fill("Half a thought");
  await first.close();
  await world.twilio.hears(lead.number, microphoneTone);
  const second = await phone.openPopup();
  await expect(second.getByText("Connected", { exact: true })).toBeVisible();
  await expect(second.getByRole("textbox", { name: "Notes" })).toHaveValue("Half a thought");
  await second.getByRole("button", { name: "Hang up" }).click();
  await theOnlyCallRecord(world, ({ description }) => description.includes("Half a thought"));
});

test("the background worker is stopped mid-call", async ({ phone, lead, world }) => {
  await phone.stopWorker();
  await world.twilio.hears(lead.number, microphoneTone);
  const popup = await phone.openPopup();
  await popup.getByRole("textbox", { name: "Notes" }).fill("After the worker went");
  await popup.getByRole("button", { name: "Hang up" }).click();
  const record = await theOnlyCallRecord(world, ({ description }) =>
    description.includes("After the worker went"),
  );
  expect(record.status).toBe("Held");
});

test("the CRM tab closes mid-call", async ({ phone, crmPage, lead, world }) => {
  await crmPage.close();
  await world.twilio.hears(lead.number, microphoneTone);
  const { callId } = await phone.callIs("connected");
  await phone.send("engine", "hangUp", { callId });
  expect((await theOnlyCallRecord(world)).parent_id).toBe(lead.id);
});

test("the way to Twilio is cut mid-call and comes back", async ({ phone, lead, world }) => {
  const before = await world.twilio.lastSeq();
  await world.twilio.dropSockets();
  await phone.lineIs("ready");
  await phone.callIs("connected");
  expect(await world.twilio.events("signalling.received", before)).not.toHaveLength(0);
  await world.twilio.hears(lead.number, microphoneTone);
  await hearsTone(phone, personTone);
  const { callId } = await phone.callIs("connected");
  await phone.send("engine", "hangUp", { callId });
  expect((await theOnlyCallRecord(world)).status).toBe("Held");
});

test("every open view shows the same call", async ({ phone, crmPage, lead }) => {
  const [one, other] = [await phone.openPopup(), await phone.openPopup()];
  await one.getByRole("button", { name: "Mute" }).click();
  await expect(other.getByRole("button", { name: "Muted" })).toBeVisible();
  await expect(callButton(crmPage, lead.number)).toHaveAttribute("data-live", "");
  await other.getByRole("button", { name: "Hang up" }).click();
  await expect(one.getByRole("button", { name: "Hang up" })).toHaveCount(0);
  await expect(callButton(crmPage, lead.number)).not.toHaveAttribute("data-live", "");
});
