import { theOnlyCallRecord } from "../../fixtures/call-record.ts";
import { callButton } from "../../fixtures/lead.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

test("a double click makes one call and opens no editor", async ({
  phone,
  crmPage,
  lead,
  world,
}) => {
  await crmPage.goto(lead.url);
  await callButton(crmPage, lead.number).dblclick();
  const { callId } = await phone.callIs("connected");
  await expect(crmPage.locator(".inlineEditActive")).toHaveCount(0);
  await phone.send("engine", "hangUp", { callId });
  await theOnlyCallRecord(world);
  const invites = (await world.twilio.events("signalling.received")).filter(
    ({ message }) => message === "invite",
  );
  expect(invites).toHaveLength(1);
});
