import { isIP } from "node:net";
import { extensionRedirectUri, firefoxRedirectUri } from "@ringback/shared/extension-id";
import * as z from "zod";
import {
  addressRange,
  httpsOrLoopback,
  list,
  origin,
  type Variable,
  webAddress,
} from "./value-shapes.ts";

const redirectUri = webAddress.refine(httpsOrLoopback);

const trustedProxies = z.union([
  z.string().regex(/^\d$/).transform(Number),
  list.pipe(
    z.array(z.union([addressRange, z.enum(["loopback", "linklocal", "uniquelocal"])])).min(1),
  ),
]);

/** The server itself. */
export const serverVariables = {
  PUBLIC_URL: {
    about: "Where browsers and Twilio reach this server",
    fix: "Write the address people and Twilio use, such as https://calls.example.com: https, and no path.",
    schema: origin.refine(httpsOrLoopback),
  },
  PORT: {
    about: "The port to listen on; 8787 when empty",
    fix: "Write a port from 0 to 65535.",
    schema: z.coerce.number().int().min(0).max(65_535).default(8787),
  },
  HOST: {
    about: "The address to listen on; 127.0.0.1 when empty, 0.0.0.0 inside a container",
    fix: "Write an IP address of this machine, such as 127.0.0.1 or 0.0.0.0.",
    schema: z
      .string()
      .refine((text) => isIP(text) !== 0)
      .default("127.0.0.1"),
  },
  TRUST_PROXY: {
    about: "How many proxies stand in front, or their addresses; none when empty",
    fix: "Write the number of proxies (1), or their addresses or ranges separated by commas.",
    schema: trustedProxies.default(0),
  },
  SECRET_KEY: {
    about: "Encrypts the agents' CRM tokens; make one with: openssl rand -base64 32",
    fix: "Write at least 32 random characters; make them with “openssl rand -base64 32”.",
    schema: z
      .string()
      .min(32)
      .refine((text) => new Set(text).size >= 12),
    secret: true,
  },
  DATA_DIR: {
    about: "Folder of the SQLite database; .data when empty",
    fix: "Write the path of a folder.",
    schema: z.string().default(".data"),
  },
  DATABASE_URL: {
    about: "PostgreSQL instead of SQLite, such as postgres://user:password@host/ringback",
    fix: "Write a PostgreSQL address such as postgres://user:password@host:5432/ringback, or leave it empty for SQLite.",
    schema: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
    secret: true,
  },
  DEFAULT_COUNTRY: {
    about: "Country of numbers written without a country code; US when empty",
    fix: "Write a two-letter country code in capitals, such as US, GB or IN.",
    schema: z.string().refine(isCountry).default("US"),
  },
  TIME_ZONE: {
    about: "Time zone of the organisation, such as America/New_York; UTC when empty",
    fix: "Write an IANA time zone, such as Europe/London.",
    schema: z.string().refine(isTimeZone).default("UTC"),
  },
  EXTENSION_REDIRECT_URIS: {
    about: "Where sign-in may return to, for an extension with an id of its own",
    fix: "Write https addresses separated by commas, such as https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/.",
    schema: list
      .pipe(z.array(z.string().refine((text) => redirectUri.safeParse(text).success)).min(1))
      .default([extensionRedirectUri, firefoxRedirectUri]),
  },
  METRICS_TOKEN: {
    about: "What Prometheus sends as Bearer token to read /metrics; open when empty",
    fix: "Write at least 16 random characters, or leave it empty.",
    schema: z.string().min(16).optional(),
    secret: true,
  },
  NODE_ENV: {
    about: "production forbids what only development needs",
    fix: "Write production, development or test.",
    schema: z.enum(["production", "development", "test"]).default("development"),
  },
} satisfies Record<string, Variable>;

function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code)) return false;
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  return names.of(code) !== undefined;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name }).format();
    return true;
  } catch {
    return false;
  }
}
