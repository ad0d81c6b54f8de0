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
