import type { ShellField } from "../answers.ts";
import { anchors, make } from "./elements.ts";

const tags: Record<ShellField["type"], string> = {
  varchar: "scrm-varchar-detail",
  phone: "scrm-phone-detail",
  fullname: "scrm-fullname-detail",
  enum: "scrm-dropdownenum-detail",
  relate: "scrm-relate-detail",
  datetime: "scrm-datetime-detail",
  text: "scrm-text-detail",
  url: "scrm-url-detail",
};

/** The read-only component of a field. */
export function detailComponent(field: ShellField, value: string): HTMLElement {
  const component = make(`${tags[field.type]}.*`);
  switch (field.type) {
    case "phone":
      component.append(phoneLink(value));
      break;
    case "url":
      if (value !== "") component.append(make("a.*", { href: value, target: "_blank" }, value));
      component.append(...anchors(2));
      break;
    case "text":
      component.append(make("pre.detail-pre-styling", { readonly: "" }, value));
      break;
    case "datetime":
      component.append(make("span.*", {}, ` ${value} `), ...anchors(3));
      break;
    case "varchar":
    case "fullname":
    case "enum":
    case "relate":
      component.append(`\n${value}\n`);
  }
  return component;
}

/** The number as it was typed, its link without the blanks. An empty one has an empty address. */
function phoneLink(value: string): HTMLElement {
  const address = value === "" ? "" : `tel:${value.replaceAll(/\s/g, "")}`;
  return make("a", { href: address }, value);
}
