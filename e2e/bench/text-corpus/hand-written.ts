import { american } from "./hand-written/american.ts";
import { british } from "./hand-written/british.ts";
import { french } from "./hand-written/french.ts";
import { german } from "./hand-written/german.ts";
import { otherPlaces } from "./hand-written/other-places.ts";
import { polish } from "./hand-written/polish.ts";
import { spanish } from "./hand-written/spanish.ts";
import type { TextCase } from "./text-case.ts";

/** What people type into the descriptions and notes of a CRM. */
export const handWritten: readonly TextCase[] = [
  ...american,
  ...british,
  ...german,
  ...french,
  ...spanish,
  ...polish,
  ...otherPlaces,
];
