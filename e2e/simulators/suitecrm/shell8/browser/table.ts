import type {
  ListSource,
  ModuleMetadata,
  RecordList,
  ShellField,
  ShellRecord,
} from "../answers.ts";
import { tableBar } from "./bulk-actions.ts";
import { askList } from "./client.ts";
import { anchors, button, icon, make, wait } from "./elements.ts";
import type { FieldLinks } from "./field.ts";
import { pagination } from "./pagination.ts";
import type { Shell } from "./shell.ts";
import { appendRows, cdkTable, type Sorting, type TableOptions } from "./table-body.ts";
import { tableSkeleton } from "./table-skeleton.ts";

/** A skeleton stays at least this long, in ms. */
const skeletonTime = 250;

export interface TableConfig {
  readonly shell: Shell;
  readonly metadata: ModuleMetadata;
  readonly columns: readonly ShellField[];
  readonly source: ListSource;
  readonly limit: number;
  /** How many columns fit; asked anew at every drawing. */
  readonly columnLimit: () => number;
  readonly hasBars: boolean;
  readonly hasActions: boolean;
  readonly pick?: (record: ShellRecord) => void;
  readonly loaded?: (list: RecordList, offset: number, sorting: Sorting | undefined) => void;
}

/** `scrm-table`: asks for its rows itself, shows a skeleton meanwhile, replaces the whole table. */
export class Table {
  readonly element = make("scrm-table");
  readonly #config: TableConfig;
  readonly #header = make("scrm-table-header.*");
  readonly #footer = make("scrm-table-footer.*");
  readonly #wrapper = make("div.position-relative.d-flex.flex-column.table-body-wrapper");
  #turn = 0;
  #offset = 0;
  #sorting: Sorting | undefined;
  #criteria: Readonly<Record<string, string>> = {};
  #records: readonly ShellRecord[] = [];
  #total = 0;

  constructor(config: TableConfig) {
    this.#config = config;
    const body = make("scrm-table-body", {}, this.#wrapper);
    const parts = config.hasBars ? [this.#header, body, this.#footer] : [body];
    this.element.append(make("div", {}, ...parts, ...anchors(2)));
  }

  /** Shows the skeleton, then the rows from this place on. */
  async load(offset = 0): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#offset = offset;
    this.#wrapper.replaceChildren(
      ...anchors(1),
      tableSkeleton(this.#options(), this.#config.limit),
    );
    const [list] = await Promise.all([this.#ask(offset), wait(skeletonTime)]);
    if (turn !== this.#turn) return;
    this.#records = list.records;
    this.#total = list.total;
    this.#config.loaded?.(list, offset, this.#sorting);
    this.draw();
  }

  filter(criteria: Readonly<Record<string, string>>): void {
    this.#criteria = criteria;
    void this.load();
  }

  /** Draws what was loaded, anew. */
  draw(): void {
    const options = this.#options();
    const table = cdkTable(options, this.#records);
    const none = make("p.lead.text-center.pt-3", {}, "No results found.");
    this.#wrapper.replaceChildren(table, ...anchors(2), ...(this.#total === 0 ? [none] : []));
    this.#drawBars();
  }

  #drawBars(): void {
    if (!this.#config.hasBars) return;
    const { limit, shell } = this.#config;
    const turnsPages = shell.app.paginationType === "pagination";
    const state = {
      offset: this.#offset,
      count: this.#records.length,
      total: this.#total,
      limit,
    };
    const pages = (): HTMLElement =>
      make(
        "div.mx-0.pl-0.table-pagination-wrapper",
        {},
        pagination(state, turnsPages ? (offset) => void this.load(offset) : undefined),
        ...anchors(1),
      );
    const hasMore = !turnsPages && this.#records.length < this.#total;
    this.#header.replaceChildren(tableBar("header", [pages()]));
    this.#footer.replaceChildren(
      tableBar("footer", [...(hasMore ? [this.#loadMore()] : []), pages()]),
    );
  }

  #loadMore(): HTMLElement {
    const press = button(
      ".load-more-button.btn.btn-sm",
      "",
      () => void this.#more(),
      "Load More",
      icon("plus_thin"),
    );
    return make(
      "div.mx-0.pl-0.load-more-style.*",
      {},
      make("scrm-load-more", {}, make("div.float-right", {}, press)),
    );
  }

  async #more(): Promise<void> {
    const turn = this.#turn;
    const { records, total } = await this.#ask(this.#records.length);
    const table = this.#wrapper.querySelector<HTMLElement>("table.cdk-table");
    if (turn !== this.#turn || table === null) return;
    appendRows(table, this.#options(), records);
    this.#records = [...this.#records, ...records];
    this.#total = total;
    this.#config.loaded?.({ records: this.#records, total }, 0, this.#sorting);
    this.#drawBars();
  }

  #ask(offset: number): Promise<RecordList> {
    const { metadata, source, limit } = this.#config;
    return askList({
      module: metadata.module,
      source,
      offset,
      limit,
      criteria: this.#criteria,
      ...(this.#sorting && { sort: this.#sorting }),
    });
  }

  #options(): TableOptions {
    const { columns, shell, metadata, pick, hasActions, hasBars } = this.#config;
    const room = this.#config.columnLimit();
    const links: FieldLinks = { navigator: shell.navigator, ...(pick && { pick }) };
    const legacyName = shell.app.modules.find(({ name }) => name === metadata.module)?.legacyName;
    return {
      columns: columns.slice(0, room),
      hidden: columns.slice(room),
      selection: hasBars && pick === undefined,
      links,
      ...(hasActions && legacyName && { actionsOf: legacyName }),
      ...(this.#sorting && { sorting: this.#sorting }),
      sort: (sorting) => {
        this.#sorting = sorting;
        void this.load();
      },
      firstOffset: this.#offset + 1,
    };
  }
}
