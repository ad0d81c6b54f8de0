import { anchors, make } from "./elements.ts";
import { navbar } from "./navbar.ts";
import { Navigator } from "./navigator.ts";
import { createResolver } from "./resolve.ts";

const root = document.querySelector("app-root");
if (root === null) throw new Error("The document has no app-root.");
root.setAttribute("ng-version", "18.2.14");

const outlet = make("router-outlet");
const appShell = make("div.app-shell", {}, ...anchors(3));
appShell.append(
  make("scrm-sidebar", {}, make("p-sidebar.p-element")),
  make("scrm-message-ui.*", {}, make("div.container-fluid.alert-fixed.message-wrapper")),
  make("div"),
  outlet,
  ...anchors(1),
);
root.append(
  appShell,
  make(
    "scrm-footer-ui",
    {},
    make(
      "div.footer",
      {},
      make(
        "div.copyright-links",
        {},
        make("a.footer-link", {}, "A simulator that looks like SuiteCRM 8"),
      ),
    ),
  ),
  make("div", { id: "detached-modals" }),
  make("div", { id: "drafts-container" }),
);

const navigator: Navigator = new Navigator(
  outlet,
  createResolver({
    navigator: () => navigator,
    entered: (app) => {
      document.title = app.systemName;
      appShell.prepend(...anchors(3), navbar({ app, navigator }));
    },
  }),
);
void navigator.start();
