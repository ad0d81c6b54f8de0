import { callFromLead } from "../../fixtures/caller.ts";
import { theOnlyCallRecord } from "../../fixtures/call-record.ts";
import { hearsTone } from "../../fixtures/heard.ts";
import { personTone } from "../../fixtures/lead.ts";
import { microphoneTone } from "../../fixtures/microphone-tone.ts";
import { tabTo } from "../../fixtures/tab-to.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

test("without a mouse: dial a number, mute, send digits, write a note, hang up, call again", async ({
  phone,
  lead,
  world,
}) => {
  const popup = await phone.openPopup();
  const { keyboard } = popup;
  const field = popup.getByRole("textbox", { name: /number/i });
  await tabTo(popup, field);
  await keyboard.type(lead.number);
  await keyboard.press("Enter");
  await phone.callIs("connected");
  await hearsTone(phone, personTone);
  await world.twilio.hears(lead.number, microphoneTone);

  await keyboard.press("m");
  await expect(popup.getByText("Muted", { exact: true }).first()).toBeVisible();
  await keyboard.press("m");
  await expect(popup.getByText("Connected", { exact: true })).toBeVisible();

  await keyboard.press("k");
  await keyboard.type("12#");
  await expect(popup.getByText("12#")).toBeVisible();

  await keyboard.press("n");
  await expect(popup.getByRole("textbox", { name: "Notes" })).toBeFocused();
  await keyboard.type("Wants the blue one");
  await tabTo(popup, popup.getByRole("button", { name: "Hang up" }));
  await keyboard.press("Enter");
  await phone.callIs("ended");
  await theOnlyCallRecord(
    world,
    ({ status, description }) => status === "Held" && description.includes("the blue one"),
  );

  await tabTo(popup, popup.getByRole("button", { name: /^Call .*again/ }));
  await keyboard.press("Enter");
  const again = await phone.callIs("connected");
  expect(again.number).toBe(lead.number);
});

test("without a mouse: a caller is answered, put on hold and gone back to, and hung up on", async ({
  phone,
  lead,
  world,
}) => {
  const popup = await phone.openPopup();
  const { keyboard } = popup;
  await callFromLead(world, phone, lead);
  await expect(popup.getByRole("alert")).toContainText(lead.name);
  await keyboard.press("a");
  await phone.callIs("connected");
  await hearsTone(phone, personTone);

  await keyboard.press("h");
  await expect(popup.getByText("On hold", { exact: true }).first()).toBeVisible();
  await keyboard.press("h");
  await hearsTone(phone, personTone);

  await tabTo(popup, popup.getByRole("button", { name: "Hang up" }));
  await keyboard.press("Enter");
  await phone.callIs("ended");
  await tabTo(popup, popup.getByRole("button", { name: "Done" }));
  await keyboard.press("Enter");
  await expect(popup.getByRole("textbox", { name: /number/i })).toBeVisible();
});
