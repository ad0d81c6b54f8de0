import { clickNumber } from "../../fixtures/call-lead.ts";
import { callButton } from "../../fixtures/lead.ts";
import { setUp } from "../../fixtures/sign-in.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ microphoneAllowed: false });

test("with the microphone refused: words on the screen, no call, no record", async ({
  installed,
  world,
  bdm,
  crmPage,
  lead,
}) => {
  await setUp(installed, { server: world.serverOrigin, crm: world.crm.origin, user: bdm });
  await installed.lineIs("microphone-blocked");
  const popup = await installed.openPopup();
  await expect(popup.getByRole("heading", { name: /microphone/i })).toBeVisible();
  // Whoever leaves set-up without allowing it is told that nobody can ring them.
  await installed.minutePasses();
  await expect.poll(() => installed.notifications()).toEqual(["line:microphone-blocked"]);
  await clickNumber(crmPage, lead);
  await expect(callButton(crmPage, lead.number)).toHaveAttribute("aria-description", /microphone/i);
  expect(await world.twilio.events("person.answered")).toEqual([]);
  expect(await world.crm.calls()).toEqual([]);
});
