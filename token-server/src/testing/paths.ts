/** The path and query of the first address at an attribute, or inside `<Redirect>`. */
export function pathIn(document: string, attribute: string): string {
  const pattern =
    attribute === "Redirect" ? /<Redirect[^>]*>([^<]+)</ : new RegExp(` ${attribute}="([^"]+)"`);
  const url = pattern.exec(document)?.[1]?.replaceAll("&amp;", "&");
  if (url === undefined) throw new Error(`No ${attribute} in ${document}`);
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
