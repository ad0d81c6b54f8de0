import type { ShellField, ShellRecord } from "../answers.ts";
import type { Draft } from "./draft.ts";
import { anchors, make, on } from "./elements.ts";
import { detailComponent } from "./field-detail.ts";
import { editComponent, type ChooseRecord } from "./field-edit.ts";
import type { Navigator } from "./navigator.ts";
import { recordUrl } from "./route.ts";

export type FieldMode = "list" | "detail" | "create" | "filter";

/** Where a field's link leads. */
export interface FieldLinks {
  readonly navigator: Navigator;
  /** The record's place in its list. */
  readonly offset?: number;
  /** In a list to choose from, names are no links, and other records' are none either. */
  readonly pick?: (record: ShellRecord) => void;
}

/** `scrm-field`: its classes are set once and stay, whatever its component becomes. */
export class FieldView {
  readonly element: HTMLElement;
  readonly #field: ShellField;
  readonly #dynamic: HTMLElement;
  readonly #frame = make("div.d-flex.w-100.flex-grow-1.*");

  constructor(field: ShellField, mode: FieldMode) {
    this.#field = field;
    const inner = mode === "create" ? "edit" : mode;
    const { name, type } = field;
    this.#dynamic = make(
      `scrm-dynamic-field.dynamic-field.dynamic-field-mode-${inner}.dynamic-field-name-${name}.dynamic-field-type-${type}.*`,
      {},
      ...anchors(1),
      this.#frame,
      ...anchors(5),
    );
    this.element = make(
      `scrm-field.field.field-mode-${mode}.field-name-${name}.field-type-${type}`,
      {},
      this.#dynamic,
      ...anchors(4),
    );
  }

  showDetail(record: ShellRecord, links: FieldLinks): void {
    const component = detailComponent(this.#field, record.attributes[this.#field.name] ?? "");
    const link = this.#link(record, links);
    if (link === undefined) {
      this.#fill(component);
      return;
    }
    link.append(make("ndc-dynamic"), component, ...anchors(1));
    this.#frame.replaceChildren(...anchors(1), link, ...anchors(4));
  }

  showEdit(draft: Draft, choose: ChooseRecord): void {
    const check = (): void => this.#check(draft);
    draft.checks.add(check);
    this.#fill(editComponent(this.#field, draft, { touched: check, choose }));
  }

  /** A search criterion, never a value of a record. */
  showFilter(typed: (value: string) => void): void {
    const input = document.createElement("input");
    input.setAttribute("type", "text");
    input.className = "form-control form-control-sm ng-untouched ng-pristine ng-valid";
    on(input, "input", () => typed(input.value));
    this.#fill(make("scrm-varchar-filter.*", {}, input));
  }

  #fill(component: HTMLElement): void {
    component.classList.add("flex-grow-1");
    const left = make("ndc-dynamic.d-none.*");
    this.#frame.replaceChildren(...anchors(2), left, component, ...anchors(4));
  }

  #link(record: ShellRecord, { navigator, offset, pick }: FieldLinks): HTMLElement | undefined {
    const { link, relate } = this.#field;
    if (link && pick) {
      return on(make("a.clickable.field-link.flex-grow-1.*"), "click", () => pick(record));
    }
    if (link) {
      const anchor = make("a.field-link.flex-grow-1.*");
      return navigator.link(anchor, recordUrl(record.module, record.id, offset));
    }
    const id = relate && record.attributes[relate.idName];
    if (relate === undefined || !id || pick) return undefined;
    return navigator.link(make("a.field-link.flex-grow-1.*"), recordUrl(relate.module, id, offset));
  }

  /** The message stands below the component, inside the dynamic field. */
  #check(draft: Draft): void {
    const problem = draft.problemOf(this.#field);
    const input = this.#frame.querySelector("input, textarea");
    input?.classList.toggle("ng-invalid", problem !== undefined);
    input?.classList.toggle("ng-valid", problem === undefined);
    this.#dynamic.querySelector("scrm-field-validation")?.remove();
    if (problem === undefined) return;
    const text = make("scrm-dynamic-label", {}, make("span.dynamic-label", {}, problem));
    const message = make(
      "scrm-field-validation.*",
      {},
      make("div.invalid-feedback.d-block.*", {}, text),
    );
    this.#frame.after(message);
  }
}
