import { callFromLead } from "../../fixtures/caller.ts";
import { hearsTone } from "../../fixtures/heard.ts";
import { personTone } from "../../fixtures/lead.ts";
import { microphoneTone } from "../../fixtures/microphone-tone.ts";
import { allowSecondCalls } from "../../fixtures/call-settings.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

const secondNumber = "+442079460977";
const secondTone = 1400;

test("a second call puts the first on hold, the agent goes back to it, and hangs up on the second", async ({
  phone,
  lead,
  world,
}) => {
  test.setTimeout(120_000);
  await allowSecondCalls(world);
  await world.crm.addRecord("Leads", {
    first_name: "Desmond",
    last_name: "Achebe",
    phone_work: secondNumber,
    assigned_user_id: lead.ownerId,
  });
  const popup = await phone.openPopup();
  await callFromLead(world, phone, lead);
  await popup.getByRole("button", { name: `Answer ${lead.name}` }).click();
  await phone.callIs("connected");
  await hearsTone(phone, personTone);

  const says = { tone: secondTone, pulsed: true };
  await world.twilio.dial(secondNumber, world.account.number, { says });
  await expect(popup.getByText("Second call")).toBeVisible();
  await popup.getByRole("button", { name: "Hold & answer Desmond Achebe" }).click();
  await expect(popup.getByRole("region", { name: `On hold: ${lead.name}` })).toBeVisible();
  await world.twilio.hears(secondNumber, microphoneTone);
  await hearsTone(phone, secondTone);

  await popup.getByRole("button", { name: `Go back to ${lead.name}` }).click();
  await expect(popup.getByRole("region", { name: "On hold: Desmond Achebe" })).toBeVisible();
  await world.twilio.hears(lead.number, microphoneTone);
  await hearsTone(phone, personTone);

  // Who waits can be hung up on; the one who talks stays.
  await popup.getByRole("button", { name: "Hang up on Desmond Achebe" }).click();
  await world.twilio.personIsFree(secondNumber);
  await expect(popup.getByRole("region", { name: "On hold: Desmond Achebe" })).toHaveCount(0);
  await world.twilio.hears(lead.number, microphoneTone);
  await expect
    .poll(async () => (await world.crm.calls()).map(({ status }) => status))
    .toContain("Held");
});
