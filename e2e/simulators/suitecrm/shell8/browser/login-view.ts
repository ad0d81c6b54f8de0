import { signIn } from "./client.ts";
import { make, on } from "./elements.ts";
import type { View } from "./navigator.ts";

/** `scrm-login-ui`. */
export function loginView(signedIn: () => void): View {
  const name = field("text", "username", "Username");
  const password = field("password", "password", "Password");
  const message = make("div.alert.alert-danger", { role: "alert", hidden: "" });
  const press = make("button.login-button", { id: "login-button" }, " Log In ");
  const form = make(
    "form.login-form",
    { name: "login" },
    make("div.form-row.form-group", {}, make("div.col", {}, make("scrm-logo-ui", {}, "SuiteCRM"))),
    message,
    make(
      "div.form-row.fade-card",
      {},
      make(
        "div.fade-card-front.col",
        {},
        make("div.inner-addon.left-addon", {}, name),
        make("div.inner-addon.left-addon", {}, password),
        press,
      ),
    ),
  );
  const enter = async (): Promise<void> => {
    if (await signIn(name.value, password.value)) signedIn();
    else {
      message.textContent = "Login credentials incorrect, please try again.";
      message.hidden = false;
    }
  };
  on(form, "submit", (event) => {
    event.preventDefault();
    void enter();
  });
  const element = make(
    "scrm-login-ui.*",
    {},
    make("div.login-view.full-height-view.d-flex.align-items-center.*", {}, form),
  );
  return { element, inserted: () => name.focus() };
}

function field(type: string, name: string, text: string): HTMLInputElement {
  const input = document.createElement("input");
  input.type = type;
  input.name = name;
  input.placeholder = text;
  input.setAttribute("aria-label", text);
  input.autocomplete = type === "password" ? "current-password" : "username";
  return input;
}
