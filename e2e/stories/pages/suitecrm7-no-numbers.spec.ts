import { openCrm7, openRecord } from "../../fixtures/crm7-page.ts";
import { drawnHosts, everythingIsRead, expectHosts } from "../../fixtures/drawn-hosts.ts";
import { hostsOf, person } from "../../fixtures/many-numbers.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

// The extension is set up before the CRM's pages are opened.
test.beforeEach(async ({ phone }) => {
  await phone.lineIs("ready");
});

test("dates, amounts, order numbers and ids have none", async ({ crmPage, world }) => {
  for (const module of ["Calls", "Opportunities"]) {
    await openCrm7(crmPage, world, { module, action: "index" });
    await everythingIsRead(crmPage, "table.list > tbody");
    await expect.poll(() => drawnHosts(crmPage.locator("body"))).toEqual([]);
  }
  const { id } = await world.crm.addRecord("Leads", { ...person, phone_fax: "" });
  await openRecord(crmPage, world, "Leads", id);
  await expectHosts(
    crmPage.locator("body"),
    hostsOf(`Leads/${id}`, ["phone_work", "phone_mobile"]),
  );
  const [deal] = await world.crm.records("Opportunities");
  await openRecord(crmPage, world, "Opportunities", deal?.id ?? "");
  await everythingIsRead(crmPage, "#list_subpanel_history .subpanel-table > tbody");
  await expect.poll(() => drawnHosts(crmPage.locator("body"))).toEqual([]);
});
