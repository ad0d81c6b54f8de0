import { signOut } from "./client.ts";
import { anchors, icon, make, on } from "./elements.ts";
import type { Shell } from "./shell.ts";

/** `scrm-navbar-ui`: modules, search, and the person's own menu. */
export function navbar(shell: Shell): HTMLElement {
  const { app, navigator } = shell;
  const home = make(
    "ul.navbar-nav.home-nav",
    {},
    make(
      "li.nav-item",
      {},
      make("a.home-nav-link", { href: "#/home" }, icon("home", "scrm-image.home-icon")),
    ),
  );
  const menus = make("ul.navbar-nav.*");
  for (const { name, label, inMenu } of app.modules) {
    if (inMenu) menus.append(menu(shell, name, label));
  }
  const actions = make(
    "div.action-group.navbar-action-group",
    {},
    make("div.d-flex.align-items-center.px-1.action-search", {}, searchBar(shell)),
  );
  const nav = make(
    "nav.navbar.navbar-expand-md.navbar-1.*",
    {},
    make(
      "div.navbar-collapse.collapse.collapsenav",
      {},
      make("scrm-home-menu-item", {}, make("scrm-base-home-menu-item.*", {}, home)),
      menus,
    ),
    actions,
    userMenu(shell),
  );
  const homeLink = nav.querySelector<HTMLElement>(".home-nav-link");
  if (homeLink) navigator.link(homeLink, "/home");
  return make(
    "scrm-navbar-ui",
    {},
    make("ndc-dynamic"),
    make("scrm-base-navbar.*", {}, make("div.top-panel.fixed-top.*", {}, nav)),
  );
}

function menu({ navigator }: Shell, name: string, text: string): HTMLElement {
  const list = navigator.link(make("a.top-nav-link.nav-link-nongrouped.*"), `/${name}/index`);
  list.append(make("span.*", {}, text));
  const create = navigator.link(make("a.sub-nav-link.nav-link.action-link.*"), `/${name}/edit`);
  create.append(icon("plus"), make("span.*", {}, `Create`));
  const submenu = make(
    "div.dropdown-menu.submenu.hover-enabled.*",
    {},
    make("div.nav-item.*", {}, make("scrm-menu-item-link", {}, create)),
  );
  return make(
    "li.top-nav.nav-item.dropdown.non-grouped.*",
    {},
    make("scrm-menu-item", {}, make("scrm-base-menu-item.*", {}, list, submenu)),
  );
}

function searchBar({ navigator }: Shell): HTMLElement {
  const input = document.createElement("input");
  input.className =
    "form-control dropdown-toggle search-bar-term ng-untouched ng-pristine ng-invalid";
  for (const [name, value] of [
    ["type", "text"],
    ["name", "search-bar-term"],
    ["aria-label", "Search"],
    ["autocomplete", "off"],
  ] as const) {
    input.setAttribute(name, value);
  }
  const form = make("form.search-bar.search-bar-global", { name: "search-bar", novalidate: "" });
  form.append(make("div.input-group.dropdown", {}, input));
  on(form, "submit", (event) => {
    event.preventDefault();
    const query = new URLSearchParams({ query_string: input.value });
    void navigator.go(`/home/search?${query.toString()}`);
  });
  return make("scrm-search-bar.*", {}, form);
}

function userMenu({ app, navigator }: Shell): HTMLElement {
  const item = "a.dropdown-item.global-links-sublink";
  const logout = on(make(item, {}, " Logout "), "click", () => {
    // A fresh document forgets everything the last person saw.
    void signOut().then(() => location.reload());
  });
  const menuItems = make(
    "div.dropdown-menu.global-links-dropdown.border.shadow-sm-2.dropdown-menu-right",
    { ngbdropdownmenu: "" },
    make("span.global-user-name", {}, app.user.name),
    navigator.link(make(item, {}, " Edit Profile "), `/users/edit/${app.user.id}`),
    make("hr"),
    make("scrm-logout-ui.*", {}, logout),
  );
  return make(
    "div.global-links.action-dropdown.dropdown",
    { ngbdropdown: "" },
    make(
      "ul.navbar-nav",
      {},
      make("li.global-link-item", {}, icon("user"), menuItems, ...anchors(1)),
    ),
  );
}
