import { askList } from "./client.ts";
import { icon, make, on } from "./elements.ts";
import { rememberList, rememberedList } from "./list-memory.ts";
import { recordUrl, type Route } from "./route.ts";
import type { Shell } from "./shell.ts";

/** The buttons to the next and the previous record, for a record that was opened from a list. */
export function recordPagination({ app, navigator }: Shell, route: Route): HTMLElement | undefined {
  const { module, record } = route;
  const offset = Number(route.query.get("offset") ?? Number.NaN);
  const list = rememberedList(module);
  if (!list?.ids.includes(record) || !(offset >= 1 && offset <= list.total)) return undefined;
  const limit = app.recordsPerPage;

  const go = async (target: number): Promise<void> => {
    if (target < 1 || target > list.total) return;
    const id = list.ids[target - 1 - list.offset] ?? (await fromAnotherPage(target));
    if (id !== undefined) await navigator.go(recordUrl(module, id, target));
  };

  async function fromAnotherPage(target: number): Promise<string | undefined> {
    const start = Math.floor((target - 1) / limit) * limit;
    const sort = list?.sorting;
    const query = { module, source: { of: "module" }, offset: start, limit } as const;
    const page = await askList({ ...query, ...(sort && { sort }) });
    rememberList(module, page, start, sort);
    return page.records[target - 1 - start]?.id;
  }

  const press = (name: "previous" | "next", target: number, end: number): HTMLElement => {
    const inner = make(
      `button.record-pagination-button.pagination-${name}`,
      { type: "button", title: name === "next" ? "Next" : "Previous" },
      icon(`paginate_${name}`, "scrm-image.sicon-2x"),
    );
    if (offset === end) {
      inner.classList.add("disabled");
      inner.setAttribute("disabled", "");
    }
    return make(
      "scrm-button.*",
      {},
      on(inner, "click", () => void go(target)),
    );
  };
  const element = make(
    "scrm-record-pagination",
    {},
    make(
      "div.record-pagination-container.d-flex.align-items-center.justify-content-end.*",
      {},
      press("previous", offset - 1, 1),
      make("span.pagination-count", {}, ` ${offset} of ${list.total} `),
      press("next", offset + 1, list.total),
    ),
  );
  return make("div.*", { "top-right-placement": "" }, element);
}
