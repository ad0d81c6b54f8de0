/** What is compared of an answer. */
export interface Exchange {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const compared = [
  "content-type",
  "cache-control",
  "allow",
  "access-control-allow-origin",
  "access-control-allow-headers",
];

/** The headers a caller can depend on; the rest is the web server's business. */
export function important(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    compared.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
