import { createRequire } from "node:module";
import type * as Wrtc from "@roamhq/wrtc";

/** The library is CommonJS whose names Node cannot list, so it cannot be imported by name. */
export const wrtc: typeof Wrtc = createRequire(import.meta.url)("@roamhq/wrtc");
