import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

test("a number that may not be called: words on the screen, no call, no record", async ({
  phone,
  world,
}) => {
  const popup = await phone.openPopup();
  // Our own number.
  await popup.getByRole("textbox", { name: /number/i }).fill(world.account.number);
  await popup.getByRole("button", { name: "Call", exact: true }).click();
  await expect(popup.getByRole("alert")).toBeVisible();
  expect((await phone.snapshot()).call).toBeNull();
  expect(await world.twilio.events("person.answered")).toEqual([]);
  expect(await world.crm.calls()).toEqual([]);
});

test("a lead who must not be called is called only after the agent has seen it", async ({
  phone,
  lead,
  world,
}) => {
  await world.crm.change("Leads", lead.id, { do_not_call: "1" });
  const record = { module: "Leads", id: lead.id };
  const warned = await phone.send("worker", "dial", { number: lead.number, record });
  expect(warned).toMatchObject({ result: "warned", warnings: ["do-not-call"] });
  expect((await phone.snapshot()).call).toBeNull();
  const acknowledge = ["do-not-call"];
  await phone.send("worker", "dial", { number: lead.number, record, acknowledge });
  await phone.callIs("connected");
});
