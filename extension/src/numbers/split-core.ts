// What people put between two numbers rather than inside of one.
const wide = / ?\/ ?| - | {2,}|\) ?\(/;
const gap = /[ ().[\]/-]+/g;

/**
 * Takes digits apart that are several numbers: "212-555-0145 / 212-555-0146". `isNumber` says
 * whether a part can be dialled, and with `strictly` whether its range is known to be in use.
 */
export function splitCore(
  found: string,
  isNumber: (part: string, strictly: boolean) => boolean,
): readonly string[] {
  const core = found.replace(/^\d{1,2}\) +/, "");
  const parts = core.split(wide);
  const areLong = parts.every((part) => digitCount(part) >= 7);
  if (parts.length > 1 && areLong && parts.every((part) => isNumber(part, false))) return parts;
  if (isNumber(core, false)) return [core];
  return twoNumbers(core, isNumber) ?? withoutRemainder(parts, isNumber) ?? [];
}

function twoNumbers(
  core: string,
  isNumber: (part: string, strictly: boolean) => boolean,
): readonly string[] | undefined {
  for (const { index, 0: between } of [...core.matchAll(gap)].toReversed()) {
    const head = core.slice(0, index);
    const tail = core.slice(index + between.length - (between.endsWith("(") ? 1 : 0));
    if (!isNumber(head, true)) continue;
    if (isNumber(tail, true)) return [head, tail];
    const more = twoNumbers(tail, isNumber);
    if (more !== undefined) return [head, ...more];
  }
  return undefined;
}

/** "020 7946 0126 / 27": the short part is no number of its own. */
function withoutRemainder(
  parts: readonly string[],
  isNumber: (part: string, strictly: boolean) => boolean,
): readonly string[] | undefined {
  const long = parts.filter((part) => digitCount(part) >= 7);
  const isShort = parts.every((part) => long.includes(part) || digitCount(part) <= 4);
  return long.length > 0 && isShort && long.every((part) => isNumber(part, false))
    ? long
    : undefined;
}

function digitCount(text: string): number {
  return text.replace(/\D/g, "").length;
}
