interface Address {
  /** E.164, or `client:` and an identity. */
  readonly to: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Whom a REST client wants to ring: `client:name?a=1` gives the browser the parameter `a`. */
export function readAddress(address: string): Address {
  const [to = "", query = ""] = address.startsWith("client:") ? address.split("?", 2) : [address];
  return { to, parameters: Object.fromEntries(new URLSearchParams(query)) };
}
