import { recordLink } from "./field-view.ts";
import { html, type Html } from "./html.ts";
import { moduleTitle } from "./layouts/layouts.ts";
import type { RecentRecord } from "./recently-viewed.ts";

const longestName = 12;

/** The bar beside every page: what its user opened last, other people's profiles among them. */
export function sidebar(recent: readonly RecentRecord[]): Html {
  return html`<div id="sidebar_container" class="container-fluid sidebar_container">
    <div class="sidebar">
      <div id="recentlyViewedSidebar" class="recentlyViewedSidebar">
        <h2 class="recent_h3">Recently Viewed</h2>
        <ul class="nav nav-pills nav-stacked">
          ${recent.map(recentLink)}
        </ul>
      </div>
    </div>
  </div>`;
}

function recentLink({ module, id, name }: RecentRecord, place: number): Html {
  const short = name.length > longestName ? `${name.slice(0, longestName)}...` : name;
  return html`<div class="recently_viewed_link_container_sidebar">
    <li class="recentlinks" role="presentation">
      <a
        title="${moduleTitle(module)}"
        accesskey="${place + 1}"
        href="${recordLink(module, id)}"
        class="recent-links-detail"
        ><span class="suitepicon suitepicon-module-${module.toLowerCase()}"></span>
        <span title="${name}">${short}</span></a
      >
      <a href="${recordLink(module, id, "EditView")}" class="recent-links-edit" title="Edit"
        ><span class="glyphicon glyphicon-pencil" aria-hidden="true"></span
      ></a>
    </li>
  </div>`;
}
