/** What became of a typed web address: an origin, or what is wrong with it. */
export type ReadAddress =
  | { readonly ok: true; readonly origin: string }
  | { readonly ok: false; readonly code: "address-empty" | "address-typo" | "address-insecure" };

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Plain http leaves tokens readable on the way, so it is for this computer only. */
export function isLoopback(origin: string): boolean {
  return loopbackHosts.has(new URL(origin).hostname);
}

/**
 * Reads the address a person typed: `calls.example.org`, a pasted link, `localhost:8787`.
 * Paths and queries are dropped; https is meant unless the address is this computer.
 */
export function readServerAddress(text: string): ReadAddress {
  const typed = text.trim();
  if (typed === "") return { ok: false, code: "address-empty" };
  const hasScheme = /^(?:https?:|[a-z][a-z0-9+.-]*:\/\/)/i.test(typed);
  const url = URL.parse(hasScheme ? typed : `https://${typed}`);
  if (!url || !isPlausibleHost(url)) return { ok: false, code: "address-typo" };
  if (!hasScheme && isLoopback(url.origin)) url.protocol = "http:";
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return { ok: false, code: "address-typo" };
  if (url.protocol === "http:" && !isLoopback(url.origin))
    return { ok: false, code: "address-insecure" };
  return { ok: true, origin: url.origin };
}

/** A name without a dot is a company-internal host only when it carries no typing accident. */
function isPlausibleHost({ hostname, username, password }: URL): boolean {
  return username === "" && password === "" && /^(?:\[[0-9a-f:.]+\]|[a-z0-9.-]+)$/i.test(hostname);
}

/** The host permission that reaches an origin and nothing else (its port included). */
export function originPattern(origin: string): string {
  return `${origin}/*`;
}
