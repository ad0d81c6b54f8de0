import type { Locator, Page } from "@playwright/test";
import { addShellLeads, type ShellLead } from "../../fixtures/shell-leads.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

const host = "ringback-actions";

function hostOf(place: Page | Locator, { id, number }: ShellLead, module = "Leads"): Locator {
  return place.locator(
    `${host}[data-number="${number}"][data-module="${module}"][data-record="${id}"][data-field="phone_work"]`,
  );
}

const rowOf = (page: Page, { name }: ShellLead): Locator =>
  page.locator("tr.cdk-row", { hasText: name });

test("a list: every row's button names the row's record, not its user", async ({
  crm8Page,
  world,
}) => {
  const leads = await addShellLeads(world);
  await crm8Page.goto(`${world.crm.origin8}/#/leads/index`);
  for (const lead of leads) {
    await expect(hostOf(rowOf(crm8Page, lead), lead)).toHaveCount(1);
    await expect(rowOf(crm8Page, lead).locator(host)).toHaveCount(1);
  }
  await crm8Page.locator("th.column-name .sort-button").click();
  await expect(crm8Page.locator("scrm-table-body-skeleton")).toHaveCount(0);
  await crm8Page.getByRole("link", { name: leads[1].name }).waitFor();
  await expect(hostOf(rowOf(crm8Page, leads[1]), leads[1])).toHaveCount(1);
});

test("a narrow list: the button is in the details that open within the row", async ({
  crm8Page,
  world,
}) => {
  const [lead] = await addShellLeads(world);
  await crm8Page.setViewportSize({ width: 800, height: 900 });
  await crm8Page.goto(`${world.crm.origin8}/#/leads/index`);
  await rowOf(crm8Page, lead).locator("td.show-more-column button").first().click();
  await expect(hostOf(crm8Page.locator("ngb-popover-window"), lead)).toHaveCount(1);
});

test("a record: edited, the button is beside the input; cancelled, where it was", async ({
  crm8Page,
  world,
}) => {
  const [lead] = await addShellLeads(world);
  await crm8Page.goto(`${world.crm.origin8}/#/leads/record/${lead.id}`);
  const field = crm8Page.locator(".field-layout-field-value-wrapper", {
    has: crm8Page.locator("scrm-field.field-name-phone_work"),
  });
  await expect(hostOf(field, lead)).toHaveCount(1);
  await crm8Page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(field.locator("input")).toHaveValue(/0971$/);
  await expect(hostOf(crm8Page, lead)).toHaveCount(1);
  await field.locator("input").fill("+44 20 7946 0999");
  await expect(crm8Page.locator(`${host}[data-number="+442079460999"]`)).toHaveCount(1);
  await expect(crm8Page.locator(`${host}[data-number="${lead.number}"]`)).toHaveCount(0);
  await crm8Page.getByRole("button", { name: "Cancel" }).click();
  await expect(hostOf(field, lead)).toHaveCount(1);
  await expect(crm8Page.locator(host)).toHaveCount(1);
  await crm8Page.getByRole("tab", { name: "MORE INFORMATION" }).click();
  await expect(crm8Page.locator(host)).toHaveCount(0);
  await crm8Page.getByRole("tab", { name: "OVERVIEW" }).click();
  await expect(hostOf(field, lead)).toHaveCount(1);
});

test("a subpanel: its rows' buttons name the rows' records, of another module than the page", async ({
  crm8Page,
  world,
}) => {
  const [account] = await world.crm.records("Accounts");
  if (account === undefined) throw new Error("The CRM has no account.");
  await crm8Page.goto(`${world.crm.origin8}/#/accounts/record/${account.id}`);
  await crm8Page.locator(".insight-panel-card", { hasText: "Contacts" }).click();
  const row = crm8Page.locator(".subpanel-contacts tr.cdk-row").first();
  const link = row.locator("td.column-name a.field-link");
  const id = /record\/([^?]+)/.exec((await link.getAttribute("href")) ?? "")?.[1] ?? "";
  await expect(row.locator(host)).toHaveAttribute("data-module", "Contacts");
  await expect(row.locator(host)).toHaveAttribute("data-record", id);
  await expect(row.locator(host)).toHaveAttribute("data-field", "phone_work");
});

test("a list to choose from: buttons that claim no record", async ({ crm8Page, world }) => {
  const [lead] = await addShellLeads(world);
  await crm8Page.goto(`${world.crm.origin8}/#/leads/record/${lead.id}`);
  await crm8Page.getByRole("button", { name: "Edit", exact: true }).click();
  await crm8Page.locator("scrm-field.field-name-assigned_user_name scrm-button button").click();
  const buttons = crm8Page.locator(`scrm-record-list-modal ${host}`);
  await expect(buttons).not.toHaveCount(0);
  await expect(crm8Page.locator(`scrm-record-list-modal ${host}[data-record]`)).toHaveCount(0);
});

test("a filter's criteria get no button, whatever is typed", async ({ crm8Page }) => {
  await crm8Page.getByRole("button", { name: "Filter" }).click();
  const criteria = crm8Page.locator("scrm-list-filter");
  await criteria.locator(".field-name-phone input").fill("+44 20 7946 0958");
  await expect(crm8Page.locator(`tr.cdk-row ${host}`)).not.toHaveCount(0);
  await expect(criteria.locator(host)).toHaveCount(0);
});

test("a legacy page in its frame: the buttons of SuiteCRM 7", async ({ crm8Page, world }) => {
  const [lead] = await addShellLeads(world);
  const [user] = await world.crm.records("Users", { user_name: "bdm1" });
  if (user === undefined) throw new Error("The CRM has no user bdm1.");
  await world.crm.change("Leads", lead.id, { assigned_user_id: user.id });
  await crm8Page.goto(`${world.crm.origin8}/#/home`);
  const frame = crm8Page.frameLocator("scrm-classic-view-ui iframe");
  // Nothing but the link says what a dashlet's cell is, so it names no field.
  await expect(
    frame.locator(
      `${host}[data-number="${lead.number}"][data-module="Leads"][data-record="${lead.id}"]`,
    ),
  ).toHaveCount(1);
});
