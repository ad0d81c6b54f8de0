import { createHash } from "node:crypto";
import type { Response } from "express";
import { Html, html } from "./html.ts";
import { signInStyle } from "./sign-in-style.ts";
import type { SignInTrouble } from "./sign-in-words.ts";

const styleHash = createHash("sha256").update(signInStyle).digest("base64");

/** In one piece: a formatter that touched it would break the hash. */
const styleElement = new Html(`<style>${signInStyle}</style>`);

interface Page {
  readonly status: number;
  readonly title: string;
  readonly content: Html;
  /** Origins a form of this page may lead to: a redirect after it counts. */
  readonly formTargets?: readonly string[];
}

/**
 * Whether a browser shows this page. Chromium's sign-in window closes at once on any error status,
 * and nobody would read the words; whatever asks in another way gets the status itself.
 */
function isShown({ req: request }: Response): boolean {
  return request.get("Sec-Fetch-Mode") === "navigate";
}

function sendPage(response: Response, page: Page): void {
  const targets =
    page.formTargets === undefined ? "'none'" : ["'self'", ...page.formTargets].join(" ");
  response
    .status(isShown(response) ? 200 : page.status)
    .set({
      "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${styleHash}'; form-action ${targets}; base-uri 'none'; frame-ancestors 'none'`,
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
    })
    .type("html")
    .send(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="robots" content="noindex" />
            <title>${page.title} · Ringback</title>
            ${styleElement}
          </head>
          <body>
            <main>
              <div class="brand">${mark}<span>Ringback</span></div>
              <h1>${page.title}</h1>
              ${page.content}
            </main>
          </body>
        </html> `.toString(),
    );
}

/** A person between a call going out and a call coming back. */
const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true">
  <rect width="32" height="32" rx="9" />
  <g fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round">
    <path d="M17.5 7.2a8.9 8.9 0 0 1 7.3 7.3" />
    <path d="M14.5 24.8a8.9 8.9 0 0 1-7.3-7.3" />
  </g>
  <circle cx="16" cy="16" r="3.6" fill="#fff" />
</svg>`;

export interface PasswordPage {
  readonly crmHost: string;
  /** Proves that the form comes from this page and this browser. */
  readonly state: string;
  readonly userName: string;
  readonly redirectUri: string;
  readonly trouble?: SignInTrouble;
}

/** Asks for the CRM's user name and password. */
export function sendPasswordPage(response: Response, page: PasswordPage): void {
  const { crmHost, state, userName, redirectUri, trouble } = page;
  const known = userName !== "";
  sendPage(response, {
    status: trouble?.status ?? 200,
    title: "Sign in with SuiteCRM",
    formTargets: [new URL(redirectUri).origin],
    content: html`<p>Use your user name and password of <strong>${crmHost}</strong>.</p>
      ${trouble && troubleBlock(trouble)}
      <form method="post" action="/oauth/authorize">
        <input type="hidden" name="state" value="${state}" />
        <label for="user">User name</label>
        <input
          id="user"
          name="user_name"
          value="${userName}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          maxlength="100"
          required
          ${known ? undefined : autofocus}
        />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          maxlength="200"
          required
          ${known ? autofocus : undefined}${trouble && describedBy}
        />
        <button name="decision" value="sign-in">Sign in</button>
        <button class="cancel" name="decision" value="cancel" formnovalidate>Cancel</button>
      </form>
      <p class="quiet">Ringback passes your password to SuiteCRM once and does not keep it.</p>`,
  });
}

/** Says what went wrong, with a way to begin again where there is one. */
export function sendTroublePage(
  response: Response,
  trouble: SignInTrouble,
  againPath?: string,
): void {
  sendPage(response, {
    status: trouble.status,
    title: "Sign-in did not work",
    content: html`${troubleBlock(trouble)}
      ${againPath === undefined ? undefined : html`<a class="button" href="${againPath}">Start sign-in again</a>`}
      <p class="quiet">You can close this window and sign in again from Ringback.</p>`,
  });
}

const autofocus = html`autofocus`;
const describedBy = html` aria-describedby="trouble"`;

function troubleBlock({ kind, title, detail }: SignInTrouble): Html {
  return html`<div class="block ${kind}" id="trouble" role="alert">
    <strong>${title}</strong>
    <p>${detail}</p>
  </div>`;
}
