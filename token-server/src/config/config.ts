import * as z from "zod";
import { isLoopback } from "./loopback.ts";
import { variables } from "./variables.ts";

/** The server's settings, checked. Made once, at start. */
export type Config = ReturnType<typeof arrange>;

interface SettingFault {
  readonly variable: string;
  /** What is wrong and what to write, in a sentence or two. */
  readonly message: string;
}

export type ReadConfig =
  | { readonly outcome: "read"; readonly config: Config }
  | { readonly outcome: "refused"; readonly faults: readonly SettingFault[] };

type VariableName = keyof typeof variables;

const Environment = z.object(
  Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [name, variable.schema]),
  ) as { [Name in VariableName]: (typeof variables)[Name]["schema"] },
);
type Settings = z.output<typeof Environment>;
type SomeSettings = { readonly [Name in VariableName]?: Settings[Name] | undefined };

/** Reads the environment. All faults come at once, each with its fix. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ReadConfig {
  // An empty value counts as none: that is what a form or a compose file leaves behind.
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || value.trim() === "" ? [] : [[name, value.trim()]],
    ),
  );
  const parsed = Environment.safeParse(given);
  if (parsed.success) {
    const faults = contradictions(parsed.data);
    return faults.length > 0
      ? { outcome: "refused", faults }
      : { outcome: "read", config: arrange(parsed.data) };
  }
  const refused = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  const faults = [...refused].map((variable) => {
    const fix = Object.entries(variables).find(([name]) => name === variable)?.[1].fix ?? "";
    const what = given[variable] === undefined ? "is missing." : "cannot be used as it is.";
    return { variable, message: `${what} ${fix}` };
  });
  const usable = Object.entries(given).filter(([name]) => !refused.has(name));
  const rest = Environment.partial().parse(Object.fromEntries(usable));
  return { outcome: "refused", faults: [...faults, ...contradictions(rest)] };
}

/** What is fine by itself but not together. */
function contradictions(settings: SomeSettings): SettingFault[] {
  const production = settings.NODE_ENV === "production";
  const faults: SettingFault[] = [];
  if (production && settings.SKIP_WEBHOOK_VALIDATION === true) {
    faults.push({
      variable: "SKIP_WEBHOOK_VALIDATION",
      message:
        "is for development only: with it anyone can pretend to be Twilio. Remove it, or NODE_ENV=production.",
    });
  }
  const { TWILIO_API_ORIGIN: apiOrigin } = settings;
  if (production && apiOrigin !== undefined && !isLoopback(apiOrigin)) {
    faults.push({
      variable: "TWILIO_API_ORIGIN",
      message:
        "would send your Twilio keys to another server. Remove it: it is for a simulator on this machine.",
    });
  }
  if (settings.CRM_SIGN_IN_GRANT === "password" && settings.CRM_AUTHORIZE_URL !== undefined) {
    faults.push({
      variable: "CRM_AUTHORIZE_URL",
      message:
        "has no use with CRM_SIGN_IN_GRANT=password. Remove it, or write CRM_SIGN_IN_GRANT=authorization_code.",
    });
  }
  return [...faults, ...partOfStorage(settings)];
}

/** Half a key opens nothing. */
function partOfStorage(settings: SomeSettings): SettingFault[] {
  const needed = ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;
  const isGiven = (name: (typeof needed)[number]) => settings[name] !== undefined;
  const isUnused = (settings.S3_ENDPOINT ?? settings.S3_PREFIX ?? "") === "";
  if (needed.every(isGiven) || (!needed.some(isGiven) && isUnused)) return [];
  return needed
    .filter((name) => !isGiven(name))
    .map((variable) => ({
      variable,
      message: `is missing, but other S3_ variables are there. ${variables[variable].fix}`,
    }));
}

function arrange(settings: Settings) {
  const crmApiUrl = `${settings.CRM_URL}${settings.CRM_API_PATH}`;
  return {
    production: settings.NODE_ENV === "production",
    publicUrl: settings.PUBLIC_URL,
    listen: { host: settings.HOST, port: settings.PORT },
    trustProxy: settings.TRUST_PROXY,
    secretKey: settings.SECRET_KEY,
    metricsToken: settings.METRICS_TOKEN,
    databaseUrl: settings.DATABASE_URL,
    dataFolder: settings.DATA_DIR,
    defaultCountry: settings.DEFAULT_COUNTRY,
    timeZone: settings.TIME_ZONE,
    testLineNumber: settings.TEST_LINE_NUMBER,
    twilio: {
      accountSid: settings.TWILIO_ACCOUNT_SID,
      /** The current one first; during a change the former one counts, too. */
      authTokens: [settings.TWILIO_AUTH_TOKEN, settings.TWILIO_AUTH_TOKEN_PREVIOUS].filter(
        (token) => token !== undefined,
      ),
      apiKey: settings.TWILIO_API_KEY,
      apiSecret: settings.TWILIO_API_SECRET,
      twimlAppSid: settings.TWILIO_TWIML_APP_SID,
      phoneNumber: settings.TWILIO_PHONE_NUMBER,
      apiOrigin: settings.TWILIO_API_ORIGIN,
    },
    /** What the settings cannot change. */
    locked: {
      fallbackNumber: settings.FALLBACK_PHONE,
      recordingRetentionDays: settings.RECORDING_RETENTION_DAYS,
    },
    recordings: {
      s3: storageOf(settings),
    },
    webhooks: {
      skipValidation: settings.SKIP_WEBHOOK_VALIDATION,
      allowedAddresses: settings.WEBHOOK_ALLOWED_ADDRESSES,
    },
    crm: {
      /** Without a trailing slash. */
      url: settings.CRM_URL,
      origin: new URL(settings.CRM_URL).origin,
      apiUrl: crmApiUrl,
      service: { clientId: settings.CRM_CLIENT_ID, clientSecret: settings.CRM_CLIENT_SECRET },
      signIn: {
        grant: settings.CRM_SIGN_IN_GRANT,
        clientId: settings.CRM_SIGN_IN_CLIENT_ID,
        clientSecret: settings.CRM_SIGN_IN_CLIENT_SECRET,
        authorizeUrl: settings.CRM_AUTHORIZE_URL ?? `${crmApiUrl}/authorize`,
      },
    },
    extensionRedirectUris: settings.EXTENSION_REDIRECT_URIS,
    /** Values that must never reach a log. */
    secrets: secretsOf(settings),
  };
}

/** Without a bucket recordings are kept in the data folder. */
function storageOf(settings: Settings) {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId } = settings;
  const { S3_SECRET_ACCESS_KEY: secretAccessKey, S3_REGION: region } = settings;
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    return undefined;
  }
  const endpoint = settings.S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`;
  return { bucket, region, endpoint, prefix: settings.S3_PREFIX, accessKeyId, secretAccessKey };
}

function secretsOf(settings: Settings): string[] {
  return Object.entries(variables).flatMap(([name, variable]) => {
    const value = "secret" in variable ? settings[name as VariableName] : undefined;
    return typeof value === "string" ? [value] : [];
  });
}
