import type { Shape } from "../shape.ts";

const degrees = "[+-]?\\d{1,3}[.,]\\d{3,}°?";

/** 52.520008, 13.404954; N 52° 31.2'; 52°31'12"N. */
export const coordinates: Shape = {
  name: "coordinates",
  description: "a place on the map",
  pattern: new RegExp(
    [
      `(?<![\\d.])${degrees} ?[NSEWO]?(?: ?[,;/] ?| )[NSEW]? ?${degrees}(?:[ ,]{1,2}\\d+z)? ?[NSEWO]?(?![\\d.])`,
      "\\d{1,3}(?:[.,]\\d+)?°(?: ?\\d{1,2}(?:[.,]\\d+)?['′’](?: ?\\d{1,2}(?:[.,]\\d+)?(?:[\"″”]|''))?)?",
      "(?<!\\p{L})[NSEW] ?\\d{1,3}\\.\\d{3,}",
    ].join("|"),
    "gu",
  ),
};
