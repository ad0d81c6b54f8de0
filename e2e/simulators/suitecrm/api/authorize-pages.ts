import { nameOf, type CrmRecord } from "../records/record.ts";

/** The CRM's login form, coming back to this address. */
export function signInPage(action: string, message: string): string {
  return page(
    "SuiteCRM",
    `<form action="${escape(action)}" method="post" name="DetailView" id="form">
      <p class="error" role="alert">${escape(message)}</p>
      <label for="user_name">Username</label>
      <input type="text" id="user_name" name="user_name" autocomplete="username" autofocus>
      <label for="username_password">Password</label>
      <input type="password" id="username_password" name="username_password"
        autocomplete="current-password">
      <input type="submit" class="button primary" id="bigbutton" value="Log In">
    </form>`,
  );
}

/** Asks the signed-in user whether this client may act for them. */
export function authorizePage(action: string, clientName: string, user: CrmRecord): string {
  return page(
    "Authorize",
    `<h1>Authorize ${escape(clientName)}</h1>
    <p>${escape(clientName)} asks to use SuiteCRM as ${escape(nameOf(user))}.</p>
    <form action="${escape(action)}" method="post">
      <button type="submit" class="button primary" name="decision" value="authorize">Authorize Once</button>
      <button type="submit" class="button" name="decision" value="deny">Deny</button>
    </form>`,
  );
}

function page(title: string, content: string): string {
  return `<!DOCTYPE html>
<html lang="en_us">
  <head>
    <meta charset="UTF-8">
    <title>${escape(title)}</title>
    <link rel="icon" href="/simulator/favicon.svg">
    <link rel="stylesheet" href="/themes/SuiteP/css/Day/style.css">
  </head>
  <body>
    <main class="login">
    ${content}
    </main>
  </body>
</html>
`;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
