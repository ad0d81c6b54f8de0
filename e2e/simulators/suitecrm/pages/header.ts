import { ajaxLink } from "./field-view.ts";
import { html, nothing, type Html } from "./html.ts";
import { moduleTitle } from "./layouts/layouts.ts";
import type { RecentRecord } from "./recently-viewed.ts";
import { subthemeCookie, subthemes, type Subtheme } from "./subtheme.ts";

/** Who looks at a page, and how. */
export interface Visitor {
  readonly userId: string;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly subtheme: Subtheme;
  readonly recent: readonly RecentRecord[];
  /** Shown within SuiteCRM 8, which brings its own navigation. */
  readonly isEmbedded: boolean;
}

const modules = ["Leads", "Contacts", "Accounts", "Prospects", "Opportunities", "Calls"];
const widths = ["mobile", "tablet", "desktop"] as const;

/** The top of every page, three times, of which one shows; replaced together with the content. */
export function header(visitor: Visitor, current: string): Html {
  if (visitor.isEmbedded) return nothing;
  return html`<nav class="navbar navbar-inverse navbar-fixed-top" role="navigation">
    ${widths.map((width) => bar(visitor, current, width))}
  </nav>`;
}

function bar(visitor: Visitor, current: string, width: (typeof widths)[number]): Html {
  return html`<div class="navbar-header ${width}-bar">
    <a class="navbar-brand" href="index.php">SUITECRM <small>simulator</small></a>
    <ul class="nav navbar-nav">
      ${modules.map(
        (module) =>
          html`<li class="topnav">
            <a
              href="${ajaxLink({ module, action: "index" })}"
              ${module === current ? html`aria-current="page"` : nothing}
              >${moduleTitle(module)}</a
            >
          </li>`,
      )}
    </ul>
    <ul class="nav navbar-nav navbar-right">
      <li>${searchForm}</li>
      <li id="globalLinks" class="dropdown nav navbar-nav globalLinks-${width}">
        ${userMenu(visitor)}
      </li>
    </ul>
  </div>`;
}

const searchForm = html`<form
  id="searchform"
  class="navbar-form searchform"
  name="UnifiedSearch"
  action="index.php"
>
  <input type="hidden" class="form-control" name="action" value="UnifiedSearch" />
  <input type="hidden" class="form-control" name="module" value="Home" />
  <input type="hidden" class="form-control" name="search_form" value="false" />
  <input type="hidden" class="form-control" name="advanced" value="false" />
  <input
    type="text"
    class="form-control query_string"
    name="query_string"
    id="query_string"
    placeholder="Search..."
    aria-label="Search"
    value=""
  />
</form>`;

function userMenu({ userId, name, isAdmin, subtheme }: Visitor): Html {
  const profile = new URLSearchParams({ module: "Users", action: "EditView", record: userId });
  return html`<button type="button" class="user-menu-button" title="${name}" aria-expanded="false">
      <span class="globallabel-user">${name}</span>
    </button>
    <ul class="dropdown-menu user-dropdown user-menu" role="menu">
      <li role="presentation"><a href="index.php?${profile.toString()}">Profile</a></li>
      <li role="presentation">
        <a id="employees_link" href="index.php?module=Employees&action=index">Employees</a>
      </li>
      ${
        isAdmin
          ? html`<li role="presentation">
              <a id="admin_link" href="index.php?module=Users&action=index">Users</a>
            </li>`
          : nothing
      }
      ${subthemes.map((look) => lookLink(look, look === subtheme))}
      <li role="presentation">
        <a id="logout_link" href="index.php?module=Users&action=Logout" class="utilsLink">Logout</a>
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
