import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { settings } from "../testing/settings.ts";
import { readConfig } from "./config.ts";
import { variables } from "./variables.ts";

function faultsOf(changes: Record<string, string | undefined>) {
  const reading = readConfig({ ...settings, ...changes });
  return reading.outcome === "refused" ? reading.faults : [];
}

function configOf(changes: Record<string, string | undefined> = {}) {
  const reading = readConfig({ ...settings, ...changes });
  if (reading.outcome === "refused") throw new Error(JSON.stringify(reading.faults));
  return reading.config;
}

const fixes = Object.fromEntries(Object.entries(variables).map(([name, { fix }]) => [name, fix]));

it("is content with the settings that have no default", () => {
  expect(configOf()).toMatchObject({
    production: false,
    listen: { host: "127.0.0.1", port: 8787 },
    trustProxy: 0,
    dataFolder: ".data",
    databaseUrl: undefined,
    defaultCountry: "US",
    timeZone: "UTC",
    crm: {
      apiUrl: "https://crm.example.com/Api",
      signIn: {
        grant: "authorization_code",
        authorizeUrl: "https://crm.example.com/Api/authorize",
      },
    },
    webhooks: { skipValidation: false, allowedAddresses: [] },
  });
});

it.each(Object.keys(settings))("names %s when it is missing, and says what to write", (name) => {
  const [fault, ...more] = faultsOf({ [name]: " " });
  expect(more).toEqual([]);
  expect(fault?.variable).toBe(name);
  expect(fault?.message).toMatch(/^is missing\. (?:Write|Copy|Make) /);
});

it.each<[name: string, ...values: string[]]>([
  ["PUBLIC_URL", "http://calls.example.com", "calls.example.com", "https://calls.example.com/app"],
  ["PUBLIC_URL", "https://a:b@calls.example.com", "https://calls.example.com?a", "ftp://127.0.0.1"],
  ["PORT", "http", "-1", "65536", "80.5"],
  ["HOST", "localhost", "256.0.0.1"],
  ["TRUST_PROXY", "true", "proxy.example.com", "12", ","],
  ["SECRET_KEY", "too short", "a".repeat(44)],
  ["DATABASE_URL", "mysql://localhost/ringback", "ringback"],
  ["DEFAULT_COUNTRY", "us", "USA", "XQ"],
  ["TIME_ZONE", "New York", "Mars/Olympus"],
  ["EXTENSION_REDIRECT_URIS", "http://example.com/", "chromiumapp.org", ","],
  ["METRICS_TOKEN", "short"],
  ["NODE_ENV", "prod"],
  ["TWILIO_ACCOUNT_SID", "SK0123456789abcdef0123456789abcdef", "AC123"],
  ["TWILIO_AUTH_TOKEN", "short"],
  ["TWILIO_AUTH_TOKEN_PREVIOUS", "short"],
  ["TWILIO_API_KEY", "AC0123456789abcdef0123456789abcdef"],
  ["TWILIO_API_SECRET", "short"],
  ["TWILIO_TWIML_APP_SID", "APP"],
  ["TWILIO_PHONE_NUMBER", "12125550142", "(212) 555-0142"],
  ["TWILIO_API_ORIGIN", "127.0.0.1:4010", "http://127.0.0.1:4010/2010-04-01"],
  ["TEST_LINE_NUMBER", "test"],
  ["SKIP_WEBHOOK_VALIDATION", "maybe"],
  ["WEBHOOK_ALLOWED_ADDRESSES", "54.172.60.0/33", "twilio.com"],
  ["CRM_URL", "crm.example.com", "https://crm.example.com/?a=b"],
  ["CRM_API_PATH", "Api", "/Api?x"],
  ["CRM_CLIENT_ID", "two words"],
  ["CRM_SIGN_IN_GRANT", "client_credentials"],
  ["CRM_SIGN_IN_CLIENT_ID", "two words"],
  ["CRM_AUTHORIZE_URL", "/Api/authorize"],
])("refuses %s=%s", (name, ...values) => {
  for (const value of values) {
    const [fault, ...more] = faultsOf({ [name]: value });
    expect(more).toEqual([]);
    expect(fault?.variable).toBe(name);
    // Never the value: it may be a secret.
    expect(fault?.message).toBe(`cannot be used as it is. ${fixes[name] ?? ""}`);
  }
});

it("tells all faults at once", () => {
  const faults = faultsOf({
    PUBLIC_URL: "http://calls.example.com",
    SECRET_KEY: undefined,
    NODE_ENV: "production",
    SKIP_WEBHOOK_VALIDATION: "true",
  });
  expect(faults.map(({ variable }) => variable)).toEqual([
    "PUBLIC_URL",
    "SECRET_KEY",
    "SKIP_WEBHOOK_VALIDATION",
  ]);
});

describe("in production", () => {
  const production = { NODE_ENV: "production" };

  it("never believes unsigned webhooks", () => {
    expect(faultsOf({ ...production, SKIP_WEBHOOK_VALIDATION: "true" })).toMatchObject([
      { variable: "SKIP_WEBHOOK_VALIDATION" },
    ]);
    expect(configOf({ SKIP_WEBHOOK_VALIDATION: "true" }).webhooks.skipValidation).toBe(true);
  });

  it("sends Twilio’s keys nowhere else than to Twilio or this machine", () => {
    const elsewhere = { ...production, TWILIO_API_ORIGIN: "https://twilio.example.com" };
    expect(faultsOf(elsewhere)).toMatchObject([{ variable: "TWILIO_API_ORIGIN" }]);
    const here = { ...production, TWILIO_API_ORIGIN: "http://127.0.0.1:4010" };
    expect(configOf(here).twilio.apiOrigin).toBe("http://127.0.0.1:4010");
  });
});

it("refuses an authorization page that passwords make useless", () => {
  const changes = { CRM_SIGN_IN_GRANT: "password", CRM_AUTHORIZE_URL: "https://crm.example.com/a" };
  expect(faultsOf(changes)).toMatchObject([{ variable: "CRM_AUTHORIZE_URL" }]);
});

it.each(["http://127.0.0.1:8787", "http://localhost:8787/", "http://[::1]:8787"])(
  "allows plain http for %s, which stays on this machine",
  (address) => {
    expect(configOf({ PUBLIC_URL: address }).publicUrl).toBe(new URL(address).origin);
  },
);

it.each<[string, number | string[]]>([
  ["2", 2],
  ["10.0.0.0/8, loopback", ["10.0.0.0/8", "loopback"]],
])("reads TRUST_PROXY=%s", (text, expected) => {
  expect(configOf({ TRUST_PROXY: text }).trustProxy).toEqual(expected);
});

it("keeps a CRM in a subfolder, and SuiteCRM 8’s API path", () => {
  const changes = { CRM_URL: "https://example.com/crm/", CRM_API_PATH: "/legacy/Api/" };
  expect(configOf(changes).crm).toMatchObject({
    url: "https://example.com/crm",
    origin: "https://example.com",
    apiUrl: "https://example.com/crm/legacy/Api",
  });
});

describe("where recordings are kept", () => {
  const s3 = {
    S3_BUCKET: "acme-recordings",
    S3_ACCESS_KEY_ID: "AKIA0123",
    S3_SECRET_ACCESS_KEY: "made-up-s3-secret",
  };

  it("is the data folder, unless S3 is set up", () => {
    expect(configOf().recordings).toEqual({ retentionDays: undefined, s3: undefined });
    expect(configOf({ ...s3, S3_REGION: "eu-central-1" }).recordings.s3).toEqual({
      bucket: "acme-recordings",
      region: "eu-central-1",
      endpoint: "https://s3.eu-central-1.amazonaws.com",
      prefix: "",
      accessKeyId: "AKIA0123",
      secretAccessKey: "made-up-s3-secret",
    });
    expect(configOf(s3).secrets).toContain("made-up-s3-secret");
  });

  it("is never half an S3: what is missing is named", () => {
    const { S3_BUCKET: _, ...withoutBucket } = s3;
    expect(faultsOf(withoutBucket).map(({ variable }) => variable)).toEqual(["S3_BUCKET"]);
    const endpoint = { S3_ENDPOINT: "https://minio.example.com" };
    expect(faultsOf(endpoint).map(({ variable }) => variable)).toEqual([
      "S3_BUCKET",
      "S3_ACCESS_KEY_ID",
      "S3_SECRET_ACCESS_KEY",
    ]);
  });

  it.each([
    ["S3_BUCKET", "../etc"],
    ["S3_ENDPOINT", "http://minio.example.com"],
    ["S3_PREFIX", "../up/"],
    ["RECORDING_RETENTION_DAYS", "0"],
  ])("refuses %s=%s", (name, value) => {
    expect(faultsOf({ ...s3, [name]: value })[0]).toMatchObject({ variable: name });
  });
});

it("knows every secret, so that logs can hide it", () => {
  const config = configOf({ DATABASE_URL: "postgres://user:hidden@127.0.0.1/ringback" });
  expect(config.secrets).toEqual([
    settings["SECRET_KEY"],
    "postgres://user:hidden@127.0.0.1/ringback",
    "made-up-auth-token",
    "made-up-api-secret",
    "made-up-service-secret",
    "made-up-sign-in-secret",
  ]);
});

it("is listed in .env.example: each setting with one line about it, in order", async () => {
  const file = new URL("../../../.env.example", import.meta.url);
  const lines = (await readFile(file, "utf8")).split("\n");
  const listed = lines.flatMap((line, index) => {
    const [, name] = /^#?([A-Z0-9_]+)=/.exec(line) ?? [];
    return name === undefined ? [] : [[name, lines[index - 1]]];
  });
  const expected = Object.entries(variables).map(([name, { about }]) => [name, `# ${about}`]);
  expect(listed).toEqual(expected);
});
