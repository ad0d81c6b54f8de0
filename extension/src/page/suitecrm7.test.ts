import { beforeEach, describe, expect, it } from "vitest";
import { suitecrm7 } from "./suitecrm7.ts";

const link = (number: string) =>
  `<a href="tel:${number}">${number}</a><div class="inlineEditIcon"></div>`;

function only(): Element {
  const [cell, ...more] = suitecrm7.findCells(document.body);
  expect(more).toHaveLength(0);
  if (!cell) throw new Error("no cell found");
  return cell;
}

describe("a list row", () => {
  const row = (field: string, content: string) => `
    <form id="MassUpdate"><input type="hidden" name="module" value="Leads">
    <table class="list view"><tr><td><input name="mass[]" value="lead-1"></td>
    <td type="name" field="name"><b><a href="#">Ana Carvalho</a></b></td>
    <td type="phone" field="${field}" class="hidden-xs phone">${content}</td></tr></table></form>`;

  it("is read with its record and name", () => {
    document.body.innerHTML = row("phone_work", link("020 7946 0126"));
    expect(suitecrm7.readField(only())).toMatchObject({
      text: "020 7946 0126",
      field: "phone_work",
      record: { module: "Leads", id: "lead-1" },
      name: "Ana Carvalho",
      dense: true,
    });
  });

  it("is read after editing in place, when only the bare text is left", () => {
    document.body.innerHTML = row("phone_work", `020 7946 0126<div class="inlineEditIcon"></div>`);
    expect(suitecrm7.readField(only())?.text).toBe("020 7946 0126");
  });

  it("tells the country from an account's column", () => {
    document.body.innerHTML = row("phone_office", link("020 7946 0126")).replace(
      "</tr>",
      '<td field="billing_address_country">USA<div class="inlineEditIcon"></div></td></tr>',
    );
    expect(suitecrm7.readField(only())?.country).toBe("USA");
  });

  it.each([
    ["a fax", row("phone_fax", link("020 7946 0126"))],
    ["an empty field", row("phone_work", '<div class="inlineEditIcon"></div>')],
    ["a field too long for a number", row("phone_work", link("1".repeat(201)))],
    ["a field being edited", row("phone_work", '<form id="EditView"><input></form>')],
  ])("shows no number in %s", (_, html) => {
    document.body.innerHTML = html;
    expect(suitecrm7.readField(only())).toBeNull();
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
    expect(suitecrm7.readField(only())).toMatchObject({
      text: "+44 7700 900123",
      record: { module: "Contacts", id: "c-1" },
      name: "Ana Carvalho",
      dense: false,
    });
  });

  it("tells the record's country where the page shows it", () => {
    expect(suitecrm7.readField(only())?.country).toBeUndefined();
    document.body.insertAdjacentHTML(
      "beforeend",
      '<input type="hidden" id="primary_address_country" value=" United Kingdom ">',
    );
    expect(suitecrm7.readField(only())?.country).toBe("United Kingdom");
  });

  it("is found from a change inside it", () => {
    const changed = document.querySelector("a");
    if (!changed) throw new Error("no link");
    expect(suitecrm7.findCells(changed)).toEqual([only()]);
  });
});
