import { ajaxLink } from "./field-view.ts";
import { html, type Html } from "./html.ts";

export interface Visitor {
  readonly userId: string;
  readonly name: string;
}

const modules = ["Leads", "Contacts", "Accounts"];

/** A full document. `content` is empty in an ajaxUI document, which fetches its content itself. */
export function fullDocument(
  visitor: Visitor,
  title: string,
  content: Html,
  ajaxUi: boolean,
): string {
  const inner = ajaxUi
    ? content
    : html`<div id="pagecontent" class=".pagecontent">${content}</div>`;
  return shell(
    title,
    html`<div id="ajaxHeader">${header(visitor)}</div>
      <div id="bootstrap-container" class="main bootstrap-container">
        <div id="content" class="content">${inner}</div>
      </div>`,
  );
}

export function header({ userId, name }: Visitor): Html {
  const profile = new URLSearchParams({ module: "Users", action: "EditView", record: userId });
  return html`<nav class="navbar navbar-inverse navbar-fixed-top">
    <span class="brand">SuiteCRM simulator</span>
    ${modules.map((module) => html`<a href="${ajaxLink({ module, action: "index" })}">${module}</a>`)}
    <ul id="globalLinks" class="globalLinks-desktop">
      <li>
        <span class="user-menu-button">${name}</span>
        <ul class="dropdown-menu user-dropdown user-menu">
          <li><a href="index.php?${profile.toString()}">Profile</a></li>
          <li><a href="index.php?module=Users&action=Logout">Log Out</a></li>
        </ul>
      </li>
    </ul>
  </nav>`;
}

export function loginPage(message: string, returnTo: string): string {
  return shell(
    "Login",
    html`<main class="login">
      <h1>SuiteCRM simulator</h1>
      <form id="form" action="index.php" method="post" name="DetailView">
        <input type="hidden" name="module" value="Users" /><input
          type="hidden"
          name="action"
          value="Authenticate"
        />
        <input type="hidden" name="return_to" value="${returnTo}" />
        <p role="alert">${message}</p>
        <label for="user_name">Username</label
        ><input id="user_name" name="user_name" autocomplete="username" autofocus />
        <label for="username_password">Password</label>
        <input
          id="username_password"
          name="username_password"
          type="password"
          autocomplete="current-password"
        />
        <input type="submit" id="bigbutton" value="Log In" />
      </form>
    </main>`,
  );
}

function shell(title: string, body: Html): string {
  return html`<!DOCTYPE html>
    <html lang="en_us">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} » SuiteCRM</title>
        <link rel="stylesheet" href="simulator/style.css" />
        <script type="module" src="simulator/main.js"></script>
      </head>
      <body>
        ${body}
      </body>
    </html>`.text;
}
