import { openCrm7, openRecord } from "../../fixtures/crm7-page.ts";
import { drawnHosts, expectHosts, expectNumbers } from "../../fixtures/drawn-hosts.ts";
import { e164, hostsOf, person } from "../../fixtures/many-numbers.ts";
import { expect, test } from "../../fixtures/test.ts";
import type { World } from "../../fixtures/world.ts";

test.use({ place: "office" });

const ownerId = async (world: World, name: string): Promise<string> =>
  (await world.crm.records("Users", { user_name: name }))[0]?.id ?? "";

// The extension is set up before the CRM's pages are opened.
test.beforeEach(async ({ phone }) => {
  await phone.lineIs("ready");
});

for (const module of ["Leads", "Contacts", "Prospects"]) {
  test(`${module}: list, chosen columns and detail have a button for every number but the fax`, async ({
    crmPage,
    world,
  }) => {
    const { id } = await world.crm.addRecord(module, person);
    const record = `${module}/${id}`;
    await openCrm7(crmPage, world, { module, action: "index" });
    const row = crmPage.locator(`tr:has(input[name="mass[]"][value="${id}"])`);
    await expectHosts(row, hostsOf(record, ["phone_work"]));

    const displayColumns = [
      "name|phone_work|phone_mobile|phone_home|phone_other|phone_fax",
      "assistant_phone|date_entered",
    ].join("|");
    await openCrm7(crmPage, world, {
      module,
      action: "index",
      displayColumns: displayColumns.toUpperCase(),
    });
    const shown = [
      "phone_work",
      "phone_mobile",
      "phone_home",
      "phone_other",
      "assistant_phone",
    ] as const;
    await expectHosts(row, hostsOf(record, shown));

    await openRecord(crmPage, world, module, id);
    await expectHosts(
      crmPage.locator(".detail-view"),
      hostsOf(record, ["phone_work", "phone_mobile"]),
    );
  });
}

test("edit form and conversion have buttons outside the inputs that follow what is typed", async ({
  crmPage,
  world,
}) => {
  const { id } = await world.crm.addRecord("Leads", person);
  await openRecord(crmPage, world, "Leads", id, "EditView");
  const mobile = crmPage.locator('.edit-view-row-item[data-field="phone_mobile"]');
  const [drawn] = hostsOf(`Leads/${id}`, ["phone_mobile"]);
  await expectHosts(mobile, drawn === undefined ? [] : [drawn]);
  await crmPage.locator("input#phone_mobile").fill("+44 7700 900899");
  await expect
    .poll(async () => (await drawnHosts(mobile)).map(({ number }) => number))
    .toEqual(["+447700900899"]);
  await crmPage.locator("input#phone_mobile").fill("n/a");
  await expect.poll(() => drawnHosts(mobile)).toEqual([]);
  const fax = crmPage.locator('.edit-view-row-item[data-field="phone_fax"]');
  expect(await drawnHosts(fax)).toEqual([]);

  await openRecord(crmPage, world, "Leads", id, "ConvertLead");
  const form = crmPage.locator("#ConvertLead");
  await expect
    .poll(async () => (await drawnHosts(form)).map(({ number }) => number).toSorted())
    .toEqual(
      [person.phone_work, person.phone_work, person.phone_mobile, person.phone_other]
        .map(e164)
        .toSorted(),
    );
  // The new records are not there yet: the form belongs to the lead, if to anybody.
  for (const { record } of await drawnHosts(form)) expect([null, `Leads/${id}`]).toContain(record);
});

test("an account's page, its subpanels, and the home page name the record of each row", async ({
  crmPage,
  world,
}) => {
  const owner = await ownerId(world, "bdm1");
  const account = await world.crm.addRecord("Accounts", {
    name: "Aaland Glass",
    phone_office: "+44 20 7946 0811",
    phone_fax: "+44 20 7946 0812",
    assigned_user_id: owner,
  });
  const lead = await world.crm.addRecord("Leads", {
    ...person,
    account_id: account.id,
    assigned_user_id: owner,
  });
  await openRecord(crmPage, world, "Accounts", account.id);
  await expectHosts(crmPage.locator(".detail-view"), [
    { number: "+442079460811", record: `Accounts/${account.id}`, field: "phone_office" },
  ]);
  const ofLead = { number: e164(person.phone_work), record: `Leads/${lead.id}` };
  await expectNumbers(crmPage.locator("#list_subpanel_leads table.footable"), [ofLead]);

  await openCrm7(crmPage, world, {});
  const dashlet = (title: string) => crmPage.locator("li[id^=dashlet_]", { hasText: title });
  const rowOf = (title: string, name: string) =>
    dashlet(title).locator("tbody > tr.oddListRowS1, tbody > tr.evenListRowS1", { hasText: name });
  await expectNumbers(rowOf("My Accounts", "Aaland Glass"), [
    { number: "+442079460811", record: `Accounts/${account.id}` },
  ]);
  await expectNumbers(rowOf("My Leads", "Aada Aaltonen"), [ofLead]);
  expect(await drawnHosts(dashlet("My Top Open Opportunities"))).toEqual([]);
  expect(await drawnHosts(dashlet("My Calls"))).toEqual([]);
});

test("bare numbers have buttons: search, dialog, popup and invitees", async ({
  crmPage,
  world,
}) => {
  const { id } = await world.crm.addRecord("Contacts", person);
  await openCrm7(crmPage, world, {
    module: "Home",
    action: "UnifiedSearch",
    query_string: "Aaltonen",
  });
  await expectNumbers(crmPage.locator("#content table.list"), [
    { number: e164(person.phone_work), record: `Contacts/${id}` },
  ]);

  await openCrm7(crmPage, world, { module: "Contacts", action: "index" });
  await crmPage.locator(`#adspan_${id}`).click();
  const inDialog = [person.phone_mobile, person.phone_home, person.phone_other];
  await expectNumbers(
    crmPage.locator(".ui-dialog-content"),
    inDialog.map((text) => ({ number: e164(text), record: `Contacts/${id}` })),
  );

  const bea = await ownerId(world, "bdm1");
  await world.crm.change("Users", bea, { phone_work: "+44 20 7946 0809" });
  await openCrm7(crmPage, world, { module: "Users", action: "Popup" });
  await expectNumbers(crmPage.locator("table.list tr", { hasText: "Bea Larkin" }), [
    { number: "+442079460809", record: `Users/${bea}` },
  ]);

  await openCrm7(crmPage, world, { module: "Calls", action: "EditView" });
  await crmPage.locator("#search_last_name").fill("Aaltonen");
  await crmPage.locator("#invitees_search").click();
  await expectNumbers(crmPage.locator("#list_div_win table.list"), [
    { number: e164(person.phone_work), record: null },
  ]);
});

test("employees and users: the folded panel's numbers belong to that user", async ({
  crmPage,
  world,
}) => {
  const tom = await ownerId(world, "bdm2");
  await world.crm.change("Users", tom, {
    phone_work: "+1 718 555 0192",
    phone_mobile: "+1 718 555 0191",
    phone_other: "+1 718 555 0194",
    phone_home: "+1 718 555 0195",
    phone_fax: "+1 718 555 0193",
  });
  await openCrm7(crmPage, world, { module: "Employees", action: "index" });
  const row = crmPage.locator(`tr:has(input[name="mass[]"][value="${tom}"])`);
  await expectHosts(row, [
    { number: "+17185550192", record: `Employees/${tom}`, field: "phone_work" },
  ]);
  for (const module of ["Employees", "Users"]) {
    await openRecord(crmPage, world, module, tom);
    if (module === "Users")
      await crmPage.getByRole("button", { name: "Employee Information" }).click();
    const numbers = ["phone_work", "phone_mobile", "phone_other", "phone_home"];
    await expect
      .poll(async () =>
        (await drawnHosts(crmPage.locator(".detail-view"))).map(({ field }) => field),
      )
      .toEqual(numbers);
    for (const { record } of await drawnHosts(crmPage.locator(".detail-view")))
      expect(record).toBe(`${module}/${tom}`);
  }
});

test("every subtheme shows the same buttons", async ({ crmPage, world }) => {
  const { id } = await world.crm.addRecord("Leads", person);
  for (const look of ["Dawn", "Day", "Dusk", "Night", "Noon"]) {
    await openCrm7(crmPage, world, {
      module: "Leads",
      action: "DetailView",
      record: id,
      sugar_user_theme: look,
    });
    await expectHosts(
      crmPage.locator(".detail-view"),
      hostsOf(`Leads/${id}`, ["phone_work", "phone_mobile"]),
    );
  }
});
