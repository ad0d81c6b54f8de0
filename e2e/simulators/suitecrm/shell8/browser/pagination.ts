import { anchors, icon, make, on } from "./elements.ts";

export interface PageState {
  readonly offset: number;
  readonly count: number;
  readonly total: number;
  readonly limit: number;
}

const turns = [
  ["first", "Navigate to first page"],
  ["previous", "Previous page"],
  ["next", "Next page"],
  ["last", "Navigate to last page"],
] as const;

/** The buttons that turn a list's pages, around the range it shows. */
export function pagination(
  { offset, count, total, limit }: PageState,
  turn: ((offset: number) => void) | undefined,
): HTMLElement {
  const lastPage = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  const targets = { first: 0, previous: offset - limit, next: offset + limit, last: lastPage };
  const buttons = turns.map(([name, text]) => {
    const press = make(
      `button.pagination-button.pagination-${name}.*`,
      { "aria-label": text },
      icon(`paginate_${name}`, "scrm-image.sicon-2x.pagination-icons"),
    );
    const target = targets[name];
    return on(press, "click", () => {
      if (target >= 0 && target < total && target !== offset) turn?.(target);
    });
  });
  const range = ` (${total === 0 ? 0 : offset + 1} - ${offset + count} of ${total}) `;
  const shown = make("span.pagination-count", {}, range);
  const [first, previous, next, last] = turn ? buttons : [];
  const parts = [first, previous, shown, next, last].filter((part) => part !== undefined);
  return make(
    "scrm-pagination.*",
    {},
    make("div.bulk-action.float-right.*", {}, ...parts, ...anchors(4)),
    ...anchors(1),
  );
}
