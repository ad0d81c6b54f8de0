import { callFromLead, readTrace, stepsOf } from "../../fixtures/caller.ts";
import { theOnlyCallRecord } from "../../fixtures/call-record.ts";
import { hearsTone } from "../../fixtures/heard.ts";
import { signInByHttp } from "../../fixtures/http-agent.ts";
import { personTone } from "../../fixtures/lead.ts";
import { microphoneTone } from "../../fixtures/microphone-tone.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

test("a known caller rings their owner by name, is answered in the browser, and is one call in the CRM", async ({
  phone,
  lead,
  world,
  bdm,
}) => {
  const { incoming } = await callFromLead(world, phone, lead);
  expect(incoming).toMatchObject({ number: lead.number, person: { name: lead.name } });

  const popup = await phone.openPopup();
  const alert = popup.getByRole("alert");
  await expect(alert).toContainText("Incoming call");
  await expect(alert).toContainText(lead.name);
  await expect(alert).toContainText(lead.written);
  await expect(popup.getByText("Lead, assigned to you")).toBeVisible();
  await popup.getByRole("button", { name: `Answer ${lead.name}` }).click();

  const { callId } = await phone.callIs("connected");
  expect(callId).toBe(incoming.callId);
  await expect(popup.getByText("Connected", { exact: true })).toBeVisible();
  await world.twilio.hears(lead.number, microphoneTone);
  await hearsTone(phone, personTone);
  await popup.getByRole("textbox", { name: "Notes" }).fill("Asked for 14 sash windows");
  await popup.getByRole("button", { name: "Hang up" }).click();
  await phone.callIs("ended");

  const record = await theOnlyCallRecord(
    world,
    ({ status, description }) => status === "Held" && description.includes("14 sash windows"),
  );
  expect(record).toMatchObject({
    direction: "Inbound",
    parent_type: "Leads",
    parent_id: lead.id,
    assigned_user_id: lead.ownerId,
  });
  const trace = await readTrace(await signInByHttp(world, bdm), callId);
  expect(stepsOf(trace)).toEqual(expect.arrayContaining(["owner found", "browser ring"]));
  expect((await phone.snapshot()).stopped).toBeNull();
});

test("where two have the number the agent says who it is: the call is theirs, and the next one, too", async ({
  phone,
  lead,
  world,
  bdm,
}) => {
  const mirela = await world.crm.addRecord("Contacts", {
    first_name: "Mirela",
    last_name: "Popescu",
    phone_mobile: lead.written,
    primary_address_country: "United Kingdom",
    assigned_user_id: lead.ownerId,
  });
  const idOf: Readonly<Record<string, string>> = {
    [lead.name]: lead.id,
    "Mirela Popescu": mirela.id,
  };
  const { incoming } = await callFromLead(world, phone, lead);
  const shown = incoming.person?.name ?? "";
  const meant = Object.keys(idOf).find((name) => name !== shown) ?? "";
  expect(Object.keys(idOf)).toContain(shown);

  const popup = await phone.openPopup();
  await expect(popup.getByRole("definition").filter({ hasText: meant })).toBeVisible();
  await popup.getByRole("button", { name: `Answer ${shown}` }).click();
  const { callId } = await phone.callIs("connected");
  await popup.getByRole("button", { name: `Maybe ${meant}` }).click();
  await expect(popup.getByRole("region", { name: `On the line: ${meant}` })).toBeVisible();
  await expect(popup.getByRole("button", { name: `Maybe ${shown}` })).toBeVisible();
  await popup.getByRole("button", { name: "Hang up" }).click();
  await phone.callIs("ended");

  const record = await theOnlyCallRecord(world, ({ status }) => status === "Held");
  expect(record.parent_id).toBe(idOf[meant]);
  const trace = await readTrace(await signInByHttp(world, bdm), callId);
  expect(stepsOf(trace)).toContain("caller chosen");

  await popup.getByRole("button", { name: "Done" }).click();
  const again = await callFromLead(world, phone, lead);
  expect(again.incoming.person?.name).toBe(meant);
});
