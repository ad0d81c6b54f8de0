/**
 * Whether a match pattern of host permissions covers an origin. A pattern without a port covers
 * every port, as in Chromium.
 */
export function coversOrigin(pattern: string, origin: string): boolean {
  const [, scheme, host, port] =
    /^(\*|https?):\/\/([^/:]+|\[[^\]]+\])(?::(\d+|\*))?\//.exec(pattern) ?? [];
  const url = URL.parse(origin);
  if (scheme === undefined || host === undefined || !url) return false;
  const { protocol, hostname } = url;
  const isWebScheme = protocol === "http:" || protocol === "https:";
  if (!isWebScheme || (scheme !== "*" && `${scheme}:` !== protocol)) return false;
  if (port !== undefined && port !== "*" && port !== portOf(url)) return false;
  if (host === "*") return true;
  return host.startsWith("*.")
    ? hostname === host.slice(2) || hostname.endsWith(host.slice(1))
    : hostname === host;
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === "https:" ? "443" : "80");
}
