import { clickNumber } from "../../fixtures/call-lead.ts";
import { theOnlyCallRecord } from "../../fixtures/call-record.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

const endings = [
  ["busy", "busy", "’s line was busy"],
  ["no answer", { noAnswer: { ringSeconds: 1 } }, " did not answer"],
  ["rejected", { reject: { afterSeconds: 0.5 } }, " declined the call"],
] as const;

for (const [name, behaviour, words] of endings) {
  test(`${name}: the screen says so, and the CRM has one call, not held`, async ({
    phone,
    crmPage,
    lead,
    world,
  }) => {
    await world.twilio.setPerson(lead.number, behaviour);
    const popup = await phone.openPopup();
    await clickNumber(crmPage, lead);
    await phone.callIs("ended");
    await expect(popup.getByRole("heading", { name: `${lead.name}${words}` })).toBeVisible();
    const record = await theOnlyCallRecord(world);
    expect(record).toMatchObject({
      status: "Not Held",
      direction: "Outbound",
      parent_id: lead.id,
      assigned_user_id: lead.ownerId,
    });
  });
}

test("hung up before an answer: one call, not held", async ({ phone, crmPage, lead, world }) => {
  await world.twilio.setPerson(lead.number, "no-answer");
  await clickNumber(crmPage, lead);
  const { callId } = await phone.callIs("ringing");
  await phone.send("engine", "hangUp", { callId });
  expect((await theOnlyCallRecord(world)).status).toBe("Not Held");
});
