import { shell } from "./document.ts";
import { html, nothing } from "./html.ts";
import type { Subtheme } from "./subtheme.ts";

export interface LoginPage {
  readonly subtheme: Subtheme;
  readonly message: string;
  readonly returnTo: string;
  /** People whose passwords are no secret: this is a simulator. */
  readonly known: readonly { readonly userName: string; readonly password: string }[];
}

export function loginPage({ subtheme, message, returnTo, known }: LoginPage): string {
  const hint = html`<table class="known-users">
    <caption>
      Made-up people you can be
    </caption>
    <tbody>
      ${known.map(
        ({ userName, password }) =>
          html`<tr>
            <td>${userName}</td>
            <td><code>${password}</code></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
  return shell(
    subtheme,
    "Login",
    html`<main class="login">
      <h1>SUITECRM <small>simulator</small></h1>
      <form id="form" action="index.php" method="post" name="DetailView">
        <input type="hidden" name="module" value="Users" />
        <input type="hidden" name="action" value="Authenticate" />
        <input type="hidden" name="return_to" value="${returnTo}" />
        <p class="error" role="alert">${message}</p>
        <label for="user_name">Username</label>
        <input id="user_name" name="user_name" autocomplete="username" autofocus />
        <label for="username_password">Password</label>
        <input
          id="username_password"
          name="username_password"
          type="password"
          autocomplete="current-password"
        />
        <input type="submit" class="button primary" id="bigbutton" value="Log In" />
      </form>
      ${known.length > 0 ? hint : nothing}
    </main>`,
  );
}
