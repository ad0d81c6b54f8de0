import type { ShellField } from "../answers.ts";
import { Choice } from "./choice.ts";
import type { Draft } from "./draft.ts";
import { anchors, button, icon, make, on } from "./elements.ts";

/** Asks for a record to relate to; the answer is given to `chosen`. */
export type ChooseRecord = (module: string, chosen: (id: string, name: string) => void) => void;

/** The component a field is edited with. */
export function editComponent(
  field: ShellField,
  draft: Draft,
  { touched, choose }: { readonly touched: () => void; readonly choose: ChooseRecord },
): HTMLElement {
  switch (field.type) {
    case "enum":
      return make(
        "scrm-dropdownenum-edit.*",
        {},
        new Choice(draft.get(field.name), field.options ?? [], (value) =>
          draft.set(field.name, value),
        ).element,
      );
    case "relate":
      return relateEdit(field, draft, choose);
    case "text": {
      const area = document.createElement("textarea");
      area.rows = 6;
      return make("scrm-text-edit.*", {}, bind(area, field, draft, touched));
    }
    case "varchar":
    case "phone":
    case "fullname":
    case "datetime":
    case "url": {
      const input = document.createElement("input");
      input.setAttribute("type", "text");
      return make("scrm-varchar-edit.*", {}, bind(input, field, draft, touched), ...anchors(1));
    }
  }
}

/** The value is in the property alone; the classes tell what happened to it. */
function bind(
  input: HTMLInputElement | HTMLTextAreaElement,
  field: ShellField,
  draft: Draft,
  touched: () => void,
): HTMLElement {
  input.className = "form-control form-control-sm ng-untouched ng-pristine ng-valid";
  input.value = draft.get(field.name);
  on(input, "input", () => {
    draft.set(field.name, input.value);
    input.classList.replace("ng-pristine", "ng-dirty");
    touched();
  });
  on(input, "blur", () => {
    input.classList.replace("ng-untouched", "ng-touched");
    touched();
  });
  return input;
}

function relateEdit(field: ShellField, draft: Draft, choose: ChooseRecord): HTMLElement {
  const dropdown = new Choice(draft.get(field.name), [], () => undefined);
  const select = button(
    ".btn.btn-sm.btn-outline-secondary.m-0.border-0",
    "",
    () => {
      const { relate } = field;
      if (relate === undefined) return;
      choose(relate.module, (id, name) => {
        draft.set(field.name, name);
        draft.set(relate.idName, id);
        dropdown.show(name);
      });
    },
    icon("cursor"),
  );
  return make(
    "scrm-relate-edit.*",
    {},
    make(
      "div.d-flex.align-items-center.*",
      {},
      make("div.flex-grow-1.w-100.mr-1", {}, dropdown.element),
      make("div", {}, select),
    ),
  );
}
