import { html, type Html } from "./html.ts";
import type { ListQuery } from "./page-store.ts";

/** The row of buttons that turns a list's pages; it stands above and below the rows. */
export function listPagination(
  place: "top" | "bottom",
  { offset, limit }: Pick<ListQuery, "offset" | "limit">,
  total: number,
  bulkActions: Html,
): Html {
  const last = Math.min(offset + limit, total);
  const end = Math.max(0, Math.floor((total - 1) / limit) * limit);
  const turn = (where: keyof typeof titles, to: number, isPossible: boolean): Html =>
    turnButton({ where, place, to, isPossible });
  return html`<tr id="pagination" class="pagination-unique" role="presentation">
    <td colspan="18">
      <table border="0" cellpadding="0" cellspacing="0" width="100%" class="paginationTable">
        <tbody>
          <tr>
            <td nowrap="nowrap" class="paginationActionButtons">${bulkActions}</td>
            <td nowrap="nowrap" align="right" class="paginationChangeButtons" width="1%">
              ${turn("Start", 0, offset > 0)}
              ${turn("Prev", Math.max(0, offset - limit), offset > 0)}
            </td>
            <td nowrap="nowrap" width="1%" class="paginationActionButtons">
              <div class="pageNumbers">(${total === 0 ? 0 : offset + 1} - ${last} of ${total})</div>
            </td>
            <td nowrap="nowrap" align="right" class="paginationActionButtons" width="1%">
              ${turn("Next", offset + limit, last < total)} ${turn("End", end, last < total)}
            </td>
          </tr>
        </tbody>
      </table>
    </td>
  </tr>`;
}

const titles = { Start: "Start", Prev: "Previous", Next: "Next", End: "End" };
const icons = { Start: "first", Prev: "left", Next: "right", End: "last" };

interface Turn {
  readonly where: keyof typeof titles;
  readonly place: "top" | "bottom";
  readonly to: number;
  readonly isPossible: boolean;
}

function turnButton({ where, place, to, isPossible }: Turn): Html {
  return html`<button
    type="button"
    id="listView${where}Button_${place}"
    name="listView${where}Button"
    title="${titles[where]}"
    class="list-view-pagination-button"
    data-offset="${to}"
    ${isPossible ? html`` : html`disabled="disabled"`}
  >
    <span class="suitepicon suitepicon-action-${icons[where]}"></span>
  </button>`;
}
