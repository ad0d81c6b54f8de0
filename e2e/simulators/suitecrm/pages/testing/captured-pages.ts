import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { Wanted } from "./phone-shapes.ts";

const folder = join(import.meta.dirname, "../../../../../../shared/captures/suitecrm7");

const Manifest = z.object({
  pages: z.array(
    z.object({
      file: z.string(),
      phones: z.array(
        z.object({ text: z.string(), kind: z.string(), module: z.string(), field: z.string() }),
      ),
    }),
  ),
});

/** A page of a real SuiteCRM as it was kept beside the repository. */
export interface CapturedPage {
  readonly html: string;
  readonly wanted: Wanted;
}

/** The captured page of this name; undefined where it, or the whole folder, is missing. */
export function capturedPage(name: string): CapturedPage | undefined {
  const file = join(folder, `${name}.html`);
  if (!existsSync(file)) return undefined;
  const { pages } = Manifest.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
  const phones = pages.find((page) => page.file === `${name}.html`)?.phones ?? [];
  const [inProse, whole] = [true, false].map((isProse) =>
    phones.filter(({ kind }) => (kind === "in-prose") === isProse).map(({ text }) => text),
  );
  return {
    html: readFileSync(file, "utf8"),
    wanted: { texts: whole ?? [], inProse: inProse ?? [] },
  };
}
