import { createDice } from "../text-corpus/dice.ts";
import { listRow } from "./list-row.ts";
import { createPhoneBook } from "./phone-book.ts";

/** Rows that wait in the page, for its own script to bring in. */
const spareRows = 1200;

/** Where the page finds its own script. */
export const pageScript = "/page-script.js";

const columns = ["Name", "Status", "Account Name", "Office Phone", "Email", "User", "Date Created"];

/** Rows of 25 px with 12 px text, as the CRM's theme draws them; the table finds its own widths. */
const style = `
body { margin: 0; font: 13px/1.4 Lato, Arial, sans-serif; background: #f5f5f5; color: #444; }
.navbar { position: fixed; inset: 0 0 auto; height: 48px; background: #3c4451; z-index: 10; }
#content { padding: 64px 40px 48px 290px; }
table.list { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 12px; }
table.list td, table.list th { height: 25px; padding: 0 8px; text-align: left; white-space: nowrap; }
tr.oddListRowS1 { background: #fff; }
table.list tbody tr:hover { background: #eaf3f8; }
a { color: #4b97c4; text-decoration: none; }
.inlineEditIcon { display: inline-block; visibility: hidden; width: 12px; height: 12px; }
.inlineEdit:hover .inlineEditIcon { visibility: visible; }
`;

/** A list view of SuiteCRM 7 with this many leads, always the same for the same number. */
export function listPage(rows: number): string {
  const dice = createDice(rows);
  const drawPhone = createPhoneBook(dice);
  const draw = (count: number) =>
    Array.from({ length: count }, () => listRow(dice, drawPhone())).join("\n");
  const headings = columns.map((column) => `<th scope="col"><div>${column}</div></th>`).join("");
  return `<!doctype html>
<html lang="en_us">
<head><meta charset="utf-8"><title>Leads » SuiteCRM</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body>
<nav class="navbar"></nav>
<div id="content" class="content">
<div class="moduleTitle"><h2 class="module-title-text">&nbsp;Leads</h2></div>
<div class="listViewBody"><form action="index.php" method="post" name="MassUpdate" id="MassUpdate">
<input type="hidden" name="module" value="Leads"><input type="hidden" name="action" value="MassUpdate">
<div class="list-view-rounded-corners"><table cellpadding="0" cellspacing="0" border="0" class="list view table-responsive">
<thead><tr height="20"><th></th><th></th>${headings}<th></th></tr></thead>
<tbody>${draw(rows)}</tbody>
</table></div></form></div></div>
<template id="spare-rows">${draw(spareRows)}</template>
<script type="module" src="${pageScript}"></script>
</body></html>`;
}
