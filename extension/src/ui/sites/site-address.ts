/** Reads a site's address as a person types it: an origin, or `undefined` when it is none. */
export function readSiteAddress(text: string): string | undefined {
  const typed = text.trim();
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (!url || url.username !== "" || url.password !== "") return undefined;
  return /^(?:\[[0-9a-f:.]+\]|[a-z0-9-]+(?:\.[a-z0-9-]+)*)$/i.test(url.hostname)
    ? url.origin
    : undefined;
}
