import { callLead } from "../../fixtures/call-lead.ts";
import { microphoneTone } from "../../fixtures/microphone-tone.ts";
import { callButton, personTone } from "../../fixtures/lead.ts";
import { hearsTone } from "../../fixtures/heard.ts";
import { theOnlyCallRecord } from "../../fixtures/call-record.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

test("a BDM clicks a lead's number, talks, writes a note, and finds one call in the CRM", async ({
  phone,
  crmPage,
  lead,
  world,
}) => {
  const { callId } = await callLead(phone, crmPage, lead);

  const popup = await phone.openPopup();
  await expect(popup.getByText("Connected", { exact: true })).toBeVisible();
  await expect(popup.getByText(lead.name).first()).toBeVisible();
  await world.twilio.hears(lead.number, microphoneTone);
  await hearsTone(phone, personTone);

  await popup.getByRole("button", { name: "Mute" }).click();
  await expect(popup.getByRole("button", { name: "Muted" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await world.twilio.hearsNothing(lead.number);
  await popup.getByRole("button", { name: "Muted" }).click();
  await world.twilio.hears(lead.number, microphoneTone);

  await popup.getByRole("textbox", { name: "Notes" }).fill("Wants 14 sash windows & an offer");
  await popup.getByRole("button", { name: "Hang up" }).click();
  await phone.callIs("ended");

  const record = await theOnlyCallRecord(world, ({ description }) =>
    description.includes("14 sash windows"),
  );
  expect(record).toMatchObject({
    direction: "Outbound",
    status: "Held",
    parent_type: "Leads",
    parent_id: lead.id,
    assigned_user_id: lead.ownerId,
    duration_hours: "0",
    duration_minutes: "1",
  });
  expect(record.name.length).toBeLessThanOrEqual(50);
  expect(record.date_start).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  expect(record.description).toContain(lead.number);
  expect(callId).toMatch(/^[0-9a-f-]{36}$/);

  // The call stands in the lead's History, where a person looks for it.
  await crmPage.goto(lead.url);
  await expect(
    crmPage.locator("#list_subpanel_history .subpanel-table > tbody").getByRole("link"),
  ).toHaveCount(1);
});

test("a contact's call is related to the contact", async ({ phone, crmPage, world, bdm }) => {
  const number = "+442079460961";
  const contact = await world.crm.addRecord("Contacts", {
    first_name: "Kofi",
    last_name: "Mensah",
    phone_work: number,
  });
  await world.twilio.setPerson(number, { answer: { afterSeconds: 0.2, says: "silence" } });
  const query = new URLSearchParams({
    module: "Contacts",
    action: "DetailView",
    record: contact.id,
  });
  await crmPage.goto(`${world.crm.origin}/index.php?${query.toString()}`);
  await callButton(crmPage, number).click();
  const { callId } = await phone.callIs("connected");
  await phone.send("engine", "hangUp", { callId });
  const record = await theOnlyCallRecord(world);
  expect(record.status).toBe("Held");
  await expect
    .poll(async () => (await world.crm.linked("Calls", record.id, "contacts")).map(({ id }) => id))
    .toEqual([contact.id]);
  const [owner] = await world.crm.records("Users", { user_name: bdm.name });
  expect(record.assigned_user_id).toBe(owner?.id);
});

test("a number in a list can be called with the keyboard alone", async ({
  phone,
  crmPage,
  lead,
  world,
}) => {
  const number = "+442079460962";
  await world.crm.addRecord("Leads", {
    first_name: "Mirela",
    last_name: "Aaa",
    phone_work: number,
  });
  await world.twilio.setPerson(number, { answer: { afterSeconds: 0.2, says: "silence" } });
  await crmPage.goto(`${world.crm.origin}/index.php?module=Leads&action=index&sort=date_entered`);
  await crmPage.goto(`${world.crm.origin}/index.php?module=Leads&action=index`);
  const button = callButton(crmPage, number);
  await expect(button).toHaveAttribute("aria-label", /Call Mirela Aaa, office, \+44 20 7946 0962/);
  await crmPage
    .locator(`tr:has(ringback-actions[data-number="${number}"]) td[field="phone_work"] a`)
    .focus();
  await crmPage.keyboard.press("Tab");
  await expect(button).toBeFocused();
  await crmPage.keyboard.press("Enter");
  const call = await phone.callIs("connected");
  expect(call.number).toBe(number);
  expect(call.number).not.toBe(lead.number);
});
