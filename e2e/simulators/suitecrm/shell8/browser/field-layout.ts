import type { ShellField, ShellRecord } from "../answers.ts";
import type { Draft } from "./draft.ts";
import { anchors, icon, make, on } from "./elements.ts";
import type { ChooseRecord } from "./field-edit.ts";
import { FieldView, type FieldLinks } from "./field.ts";

export interface LayoutContext {
  readonly links: FieldLinks;
  readonly choose: ChooseRecord;
  /** Somebody pressed the pencil beside a field: the whole record is to be edited. */
  readonly edit: () => void;
}

/** One tab's form of fields, two a row. */
export class FieldLayout {
  readonly element: HTMLElement;
  readonly #form: HTMLElement;
  readonly #fields: readonly ShellField[];
  readonly #context: LayoutContext;
  readonly #views: { readonly field: ShellField; readonly view: FieldView }[] = [];
  readonly #pencils: HTMLElement[] = [];

  constructor(
    fields: readonly ShellField[],
    mode: "detail" | "edit" | "create",
    context: LayoutContext,
  ) {
    this.#fields = fields;
    this.#context = context;
    this.#form = make(`form.${mode}.field-layout`);
    this.element = make("scrm-field-layout", {}, this.#form, ...anchors(1));
    this.#build(mode === "create" ? "create" : "detail");
  }

  showDetail(record: ShellRecord): void {
    for (const { view } of this.#views) view.showDetail(record, this.#context.links);
  }

  /** Every field keeps its place; only what it shows its value with is another. */
  showEdit(record: ShellRecord, draft: Draft): void {
    if (this.#form.classList.contains("detail")) this.#form.classList.replace("detail", "edit");
    for (const place of this.#pencils) place.replaceChildren(...anchors(1));
    for (const { field, view } of this.#views) {
      if (field.readOnly) view.showDetail(record, this.#context.links);
      else view.showEdit(draft, this.#context.choose);
    }
  }

  #build(mode: "detail" | "create"): void {
    for (const row of rowsOf(this.#fields)) {
      const line = make("div.field-layout-row.form-row.align-items-stretch.*");
      row.forEach((field, place) => {
        const view = new FieldView(field, mode);
        this.#views.push({ field, view });
        line.append(this.#column(field, view, row.length === 2 && place === 0));
      });
      this.#form.append(line);
    }
  }

  #column(field: ShellField, view: FieldView, isLeft: boolean): HTMLElement {
    const title = make("label.col-form-label-sm.mb-0.*", {}, `${field.label.toUpperCase()}:`);
    const pencil = make("div");
    if (!field.readOnly && !view.element.classList.contains("field-mode-create")) {
      const press = make(
        "button.record-action-button.*",
        { type: "button" },
        icon("pencil", "scrm-image.sicon"),
      );
      pencil.append(on(press, "click", this.#context.edit));
      this.#pencils.push(pencil);
    }
    pencil.append(...anchors(1));
    const wide = isWide(field) ? ".full-row.col-xs-12.col-sm-12.col-md-12.col-lg-12.col-xl-12" : "";
    return make(
      `div.field-layout-col.col.form-group.m-0.pl-3.pb-2.pr-3.d-flex.flex-column.justify-content-between.*${isLeft ? ".field-column-bordered" : ""}${wide}`,
      {},
      make(
        "div.field-layout-field-group-wrapper.form-group.row.*",
        {},
        make(
          "div.col-form-label.col-lg-3.col-md-12.col-sm-12.field-layout-field-label-wrapper.label-container.*",
          {},
          make("strong", {}, ...anchors(2), title, ...anchors(2)),
        ),
        ...anchors(1),
        make(
          "div.col-lg-9.col-md-12.col-sm-12.d-flex.field-layout-field-wrapper.flex-grow-1",
          {},
          make("div.flex-grow-1.text-break.field-layout-field-value-wrapper", {}, view.element),
          pencil,
        ),
      ),
      ...anchors(4),
      make("div.field-separation.mt-2.*"),
    );
  }
}

/** Two fields a row; what is wide has a row of its own. */
function rowsOf(fields: readonly ShellField[]): ShellField[][] {
  const rows: ShellField[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    const [before] = last ?? [];
    if (last?.length === 1 && before && !isWide(before) && !isWide(field)) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

function isWide(field: ShellField): boolean {
  return field.wide === true;
}
