import { expect, it } from "vitest";
import { decodeEntities } from "./entities.ts";

it.each([
  ["5 &lt; 6 &amp;&amp; 7 &gt; 6", "5 < 6 && 7 > 6"],
  ["&quot;Ana&quot; O&#039;Neil &apos;", "\"Ana\" O'Neil '"],
  ["caf&#xe9; &#128222;", "café 📞"],
  ["&amp;lt;", "&lt;"],
  ["&nope; &#0; &#x110000; &#xd800; AT&T", "&nope; &#0; &#x110000; &#xd800; AT&T"],
])("reads %s as %s", (encoded, text) => {
  expect(decodeEntities(encoded)).toBe(text);
});
