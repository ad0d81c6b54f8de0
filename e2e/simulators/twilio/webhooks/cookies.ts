/** The cookies a server set during one call, sent back to the same origin. */
export interface CookieJar {
  headerFor(url: URL): string | undefined;
  take(url: URL, setCookies: readonly string[]): void;
}

export function createCookieJar(): CookieJar {
  const origins = new Map<string, Map<string, string>>();
  return {
    headerFor(url) {
      const cookies = origins.get(url.origin);
      if (cookies === undefined || cookies.size === 0) return undefined;
      return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    },
    take(url, setCookies) {
      const cookies = origins.get(url.origin) ?? new Map<string, string>();
      origins.set(url.origin, cookies);
      for (const cookie of setCookies) {
        const [pair = "", ...attributes] = cookie.split(";");
        const split = pair.indexOf("=");
        if (split < 1) continue;
        const name = pair.slice(0, split).trim();
        const isGone = attributes.some((text) => /^\s*max-age\s*=\s*(0|-\d+)\s*$/i.test(text));
        if (isGone) cookies.delete(name);
        else cookies.set(name, pair.slice(split + 1).trim());
      }
    },
  };
}
