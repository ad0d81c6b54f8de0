import { header, type Visitor } from "./header.ts";
import { html, nothing, type Html } from "./html.ts";
import { sidebar } from "./sidebar.ts";
import type { Subtheme } from "./subtheme.ts";

export interface Page {
  readonly module: string;
  readonly title: string;
  readonly content: Html;
}

/** A document as the server sends it whole. */
export function fullDocument(visitor: Visitor, { module, title, content }: Page): string {
  const inner = html`<div id="pagecontent" class=".pagecontent" data-module="${module}">
    ${content}
  </div>`;
  return frame(visitor, module, title, inner);
}

/** A document that fetches its content itself, and so has no `#pagecontent`. */
export function ajaxUiDocument(visitor: Visitor): string {
  return frame(visitor, "", "", html``);
}

function frame(visitor: Visitor, module: string, title: string, inner: Html): string {
  return shell(
    visitor.subtheme,
    title,
    html`<div id="ajaxHeader">${header(visitor, module)}</div>
      ${visitor.isEmbedded ? nothing : sidebar(visitor.recent)}
      <input id="ajaxUI-history-field" type="hidden" value="" />
      <div
        id="bootstrap-container"
        class="col-sm-9 col-sm-offset-3 col-md-10 col-md-offset-2 main bootstrap-container expandedSidebar"
      >
        <div id="content" class="content">${inner}</div>
      </div>`,
  );
}

/** Head and body around what any page shows; nobody sees it before its links work. */
export function shell(subtheme: Subtheme, title: string, body: Html, bodyClass = ""): string {
  return html`<!DOCTYPE html>
    <html lang="en_us">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} » SuiteCRM</title>
        <link rel="icon" href="simulator/favicon.svg" />
        <link rel="stylesheet" href="themes/SuiteP/css/${subtheme}/style.css" />
        <script type="module" blocking="render" src="simulator/main.js"></script>
      </head>
      <body class="${bodyClass}">
        ${body}
      </body>
    </html>`.text;
}
