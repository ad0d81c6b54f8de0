import { expect, test } from "vitest";
import { cleanText } from "./html-cleaning.ts";

test.for([
  ["5 < 6 & a > b", "5 < 6 & a > b"],
  ["a <script>alert(1)</script> b", "a  b"],
  ["a <script>alert(1)", "a "],
  ["<b>bold &amp; open", "<b>bold & open</b>"],
  ["<b><i>crossed</b></i>", "<b><i>crossed</i></b>"],
  ["<form>kept text</form>", "kept text"],
  ['<a href="javascript:x()" onclick="y()">z</a>', "<a>z</a>"],
  ["one 🙂 two", "one ???? two"],
  ["&#128578;", "????"],
  ["line1\r\nline2", "line1\nline2"],
  ["<!-- gone -->stays", "stays"],
] as const)("keeps %j as %j", ([sent, kept]) => {
  expect(cleanText(sent)).toBe(kept);
});
