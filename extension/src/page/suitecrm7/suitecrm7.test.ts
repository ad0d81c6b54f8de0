import { beforeEach, describe, expect, it } from "vitest";
import { everyPlace, type NumberPlace } from "../page-adapter.ts";
import { suitecrm7 } from "./suitecrm7.ts";

const link = (number: string) =>
  `<a href="tel:${number}">${number}</a><div class="inlineEditIcon"></div>`;

function places(): NumberPlace[] {
  return [...document.querySelectorAll(everyPlace(suitecrm7))].flatMap(
    (element) => suitecrm7.readPlace(element) ?? [],
  );
}

function only(): NumberPlace {
  const [place, ...more] = places();
  expect(more).toHaveLength(0);
  if (!place) throw new Error("no place found");
  return place;
}

describe("a list row", () => {
  const row = (field: string, content: string) => `
    <form id="MassUpdate"><input type="hidden" name="module" value="Leads">
    <table class="list view"><tr><td><input name="mass[]" value="lead-1"></td>
    <td type="name" field="name"><b><a href="?action=ajaxui#ajaxUILoc=index.php%3Fmodule%3DLeads%26action%3DDetailView%26record%3Dlead-1">Ana Carvalho</a></b></td>
    <td type="phone" field="${field}" class="hidden-xs phone">${content}</td></tr></table></form>`;

  it("is read with its record and name", () => {
    document.body.innerHTML = row("phone_work", link("020 7946 0126"));
    expect(only()).toMatchObject({
      found: { text: "020 7946 0126", place: "phone", field: "phone_work" },
      owner: { record: { module: "Leads", id: "lead-1" }, name: "Ana Carvalho" },
    });
  });

  it("is read after editing in place, when only the bare text is left", () => {
    document.body.innerHTML = row("phone_work", `020 7946 0126<div class="inlineEditIcon"></div>`);
    expect(only().found.text).toBe("020 7946 0126");
  });

  it("is its input while it is edited in place", () => {
    const form = '<form id="EditView"><input class="phone" name="phone_work" value="020 7"></form>';
    document.body.innerHTML = row("phone_work", form);
    expect(only()).toMatchObject({
      found: { text: "020 7", field: "phone_work" },
      owner: { record: { module: "Leads", id: "lead-1" } },
    });
  });

  it("is not named after another column's link where its own name is none", () => {
    document.body.innerHTML = row("phone_work", link("020 7946 0126"))
      .replace(/<b><a .*?<\/b>/, "Ana Carvalho")
      .replace(
        "</tr>",
        '<td type="relate" field="assigned_user_name"><a href="#">Will</a></td></tr>',
      );
    expect(only().owner.name).toBeNull();
  });

  it("tells the country from an account's column", () => {
    document.body.innerHTML = row("phone_office", link("020 7946 0126")).replace(
      "</tr>",
      '<td field="billing_address_country">USA<div class="inlineEditIcon"></div></td></tr>',
    );
    expect(only().found.country).toBe("USA");
  });

  it.each([
    ["an empty field", row("phone_work", '<div class="inlineEditIcon"></div>')],
    ["a field too long for a number", row("phone_work", link("1".repeat(201)))],
  ])("shows no number in %s", (_, html) => {
    document.body.innerHTML = html;
    expect(places()).toEqual([]);
  });
});

describe("a detail view", () => {
  beforeEach(() => {
    document.body.innerHTML = `
      <h2 class="module-title-text"> Ana Carvalho </h2>
      <form id="formDetailView"><input name="module" value="Contacts"><input name="record" value="c-1"></form>
      <div class="detail-view-field inlineEdit phone" type="phone" field="phone_mobile">${link("+44 7700 900123")}</div>`;
  });

  it("is read with its record and name", () => {
    expect(only()).toMatchObject({
      found: { text: "+44 7700 900123" },
      owner: { record: { module: "Contacts", id: "c-1" }, name: "Ana Carvalho" },
    });
  });

  it("tells the record's country where the page shows it", () => {
    expect(only().found.country).toBeUndefined();
    document.body.insertAdjacentHTML(
      "beforeend",
      '<input type="hidden" id="primary_address_country" value=" United Kingdom ">',
    );
    expect(only().found.country).toBe("United Kingdom");
  });
});

describe("rows of other records on a record's page", () => {
  const page = `<form id="formDetailView"><input name="module" value="Accounts"><input name="record" value="a-1"></form>`;
  const cells = `<td><a href="?action=ajaxui#ajaxUILoc=index.php%3Fmodule%3DContacts%26action%3DDetailView%26record%3Dc-1">Ben</a></td>
    <td><a href="tel:020 7946 0126">020 7946 0126</a></td>
    <td><ul id="c-1" class="clickMenu"></ul></td>`;
  const table = (rows: string) =>
    `${page}<div id="list_subpanel_contacts"><table class="list view subpanel-table"><thead><tr><th>Name</th><th>Phone</th><th></th></tr></thead><tbody>${rows}</tbody></table></div>`;

  it("belong to the record that the row links", () => {
    document.body.innerHTML = table(`<tr class="oddListRowS1">${cells}</tr>`);
    expect(only()).toMatchObject({
      found: { place: "phone", label: "Phone" },
      owner: { record: { module: "Contacts", id: "c-1" }, name: "Ben" },
    });
  });

  it("belong to it also where the cell was moved into a row of its own", () => {
    const folded = `<tr class="footable-detail-row"><td><table class="footable-details"><tr><td>${link("020 7946 0126")}</td></tr></table></td></tr>`;
    document.body.innerHTML = table(
      `<tr class="oddListRowS1">${cells.replace(/<a href="tel.*<.a>/, "")}</tr>${folded}`,
    );
    expect(only().owner.record).toEqual({ module: "Contacts", id: "c-1" });
  });

  it("belong to nobody when the row says of none, and never to the page's record", () => {
    document.body.innerHTML = table(
      `<tr class="oddListRowS1"><td>Ben</td><td>${link("020 7946 0126")}</td><td></td></tr>`,
    );
    expect(only().owner.record).toBeNull();
  });
});

describe("places without a sign of their own", () => {
  it("are found in search results by their text and heading", () => {
    document.body.innerHTML = `<table class="list view"><thead><tr><th>Name</th><th>Office Phone</th></tr></thead>
      <tbody><tr class="oddListRowS1"><td><a href="index.php?action=DetailView&module=Leads&record=l-1">Ana</a></td><td> 020 7946 0126 </td></tr></tbody></table>`;
    expect(only()).toMatchObject({
      found: { text: "020 7946 0126", place: "cell", label: "Office Phone" },
      owner: { record: { module: "Leads", id: "l-1" } },
    });
  });

  it("are read again where they have their buttons", () => {
    document.body.innerHTML = `<table class="list view"><tbody><tr class="oddListRowS1">
      <td>020 7946 0126<ringback-actions></ringback-actions></td></tr></tbody></table>`;
    expect(only()).toMatchObject({ found: { text: "020 7946 0126", place: "cell" } });
  });

  it("are links that choose the row in a popup", () => {
    document.body.innerHTML = `<table class="list view"><tr class="oddListRowS1">
      <td><a href="javascript:void(0)" onclick="send_back('Users','u-1');">Bea</a></td>
      <td><a href="javascript:void(0)" onclick="send_back('Users','u-1');">022 4000 1001</a></td></tr></table>`;
    expect(only()).toMatchObject({
      found: { place: "cell" },
      owner: { record: { module: "Users", id: "u-1" } },
    });
  });

  it("are in the dialog of a list's row", () => {
    document.body.innerHTML = `<form id="MassUpdate"><input name="module" value="Leads"></form>
      <div><div class="ui-dialog-title">Ana</div><div class="ui-dialog-content open"><input type="hidden" value="l-1"><b>Mobile:</b> <span class="phone">07700 900123</span></div></div>`;
    expect(only()).toMatchObject({
      found: { text: "07700 900123", place: "phone" },
      owner: { record: { module: "Leads", id: "l-1" } },
    });
  });

  it("are inputs of the form that converts a lead, whose records do not exist yet", () => {
    document.body.innerHTML = `<form id="ConvertLead"><input class="phone" name="Contactsphone_work" value="020 7946 0126"></form>`;
    expect(only()).toMatchObject({ found: { field: "phone_work" }, owner: { record: null } });
  });
});
