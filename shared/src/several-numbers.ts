/** Two numbers in one field, such as `212-555-0145 / 212-555-0146`: each is long enough to be one. */
export function severalNumbers(text: string): string[] {
  const parts = text.split(/[/;,|]|\bor\b|\band\b/);
  const isLong = (part: string): boolean => part.replace(/\D/g, "").length >= 7;
  return parts.length > 1 && parts.every(isLong) ? parts : [text];
}
