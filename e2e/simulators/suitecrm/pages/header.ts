import { ajaxLink } from "./field-view.ts";
import { html, nothing, type Html } from "./html.ts";
import type { RecentRecord } from "./recently-viewed.ts";
import { subthemeCookie, subthemes, type Subtheme } from "./subtheme.ts";

/** Who looks at a page, and how. */
export interface Visitor {
  readonly userId: string;
  readonly name: string;
  readonly subtheme: Subtheme;
  readonly recent: readonly RecentRecord[];
}

const modules = ["Leads", "Contacts", "Accounts", "Calls"];

/** The top of every page; the CRM replaces it together with the content. */
export function header(visitor: Visitor, current: string): Html {
  return html`<nav class="navbar navbar-inverse navbar-fixed-top" role="navigation">
    <a class="navbar-brand" href="index.php">SUITECRM <small>simulator</small></a>
    <ul class="nav navbar-nav">
      ${modules.map(
        (module) =>
          html`<li class="topnav">
            <a
              href="${ajaxLink({ module, action: "index" })}"
              ${module === current ? html`aria-current="page"` : nothing}
              >${module}</a
            >
          </li>`,
      )}
    </ul>
    ${userMenu(visitor)}
  </nav>`;
}

function userMenu({ userId, name, subtheme }: Visitor): Html {
  const profile = new URLSearchParams({ module: "Users", action: "EditView", record: userId });
  return html`<ul class="nav navbar-nav navbar-right">
    <li id="globalLinks" class="dropdown nav navbar-nav globalLinks-desktop">
      <button type="button" id="usermenu" class="user-menu-button" aria-expanded="false">
        ${name}
      </button>
      <ul class="dropdown-menu user-dropdown user-menu" role="menu">
        <li role="presentation"><a href="index.php?${profile.toString()}">Profile</a></li>
        <li role="presentation">
          <a href="index.php?module=Employees&action=index">Employees</a>
        </li>
        ${subthemes.map((look) => lookLink(look, look === subtheme))}
        <li role="presentation">
          <a id="logout_link" href="index.php?module=Users&action=Logout" class="utilsLink"
            >Logout</a
          >
        </li>
      </ul>
    </li>
  </ul>`;
}

function lookLink(look: Subtheme, isCurrent: boolean): Html {
  return html`<li role="presentation">
    <a href="index.php?${subthemeCookie}=${look}" ${isCurrent ? html`aria-current="true"` : nothing}
      >Theme: ${look}</a
    >
  </li>`;
}

/** The bar beside every page. */
export function sidebar(recent: readonly RecentRecord[]): Html {
  return html`<div class="sidebar" id="sidebar_container">
    <h3 class="recent_h3">Recently Viewed</h3>
    <ul class="nav nav-pills nav-stacked">
      ${recent.map(
        ({ module, id, name }) =>
          html`<li class="recentlinks" role="presentation">
            <a
              title="${module}"
              href="index.php?${new URLSearchParams({ module, action: "DetailView", record: id }).toString()}"
              >${name}</a
            >
          </li>`,
      )}
    </ul>
  </div>`;
}
