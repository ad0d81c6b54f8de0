import { passSignIn, signInToCrm, signInWindow } from "../../fixtures/sign-in.ts";
import { callButton } from "../../fixtures/lead.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const signInGrant of ["authorization_code", "password"] as const) {
  test.describe(`signing in by ${signInGrant}`, () => {
    test.use({ worldOptions: { signInGrant } });

    test("a new BDM sets the phone up in four steps and makes a test call", async ({
      installed,
      context,
      world,
      bdm,
      lead,
    }) => {
      const page = await installed.openOnboarding();
      await page.getByRole("textbox", { name: "Server address" }).fill(world.serverOrigin);
      await page.getByRole("button", { name: "Find the server" }).click();
      await page.getByRole("button", { name: "Continue" }).click();

      await page.getByRole("button", { name: "Open sign-in" }).click();
      await passSignIn(await signInWindow(context), bdm);
      await expect(page.getByRole("heading", { name: "Show buttons in the CRM" })).toBeVisible();
      await page.getByRole("button", { name: "Allow on this site" }).click();

      await expect(page.getByRole("heading", { name: "Microphone and test call" })).toBeVisible();
      await page.getByRole("button", { name: "Call the test line" }).click();
      await installed.callIs("connected");
      await world.twilio.hears(world.account.testLine, 440);
      const { callId } = await installed.callIs("connected");
      await installed.send("engine", "hangUp", { callId });
      await installed.callIs("ended");

      const crmPage = await context.newPage();
      await signInToCrm(crmPage, world.crm.origin, bdm);
      await crmPage.goto(lead.url);
      await expect(callButton(crmPage, lead.number)).toBeVisible();
      expect(await world.crm.calls()).toEqual([]);
    });

    test("a wrong password is said in words and can be tried again", async ({
      installed,
      world,
      bdm,
      context,
    }) => {
      await installed.send("worker", "useServer", { origin: world.serverOrigin });
      const signedIn = installed.send("worker", "signIn");
      const page = await signInWindow(context);
      await page.getByLabel(/user\s?name/i).fill(bdm.name);
      await page.getByLabel(/password/i).fill("not the password");
      await page.getByLabel(/password/i).press("Enter");
      await expect(page.getByRole("alert")).toContainText(/password/i);
      await passSignIn(page, bdm);
      await signedIn;
      await installed.lineIs("ready");
    });
  });
}
