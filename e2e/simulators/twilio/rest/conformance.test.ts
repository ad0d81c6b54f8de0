import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ourNumber, startRestServer, type RestServer } from "./testing/rest-server.ts";

const specificationPath = join(
  import.meta.dirname,
  "../../../../../shared/twilio/api-v2010-trimmed.json",
);
const isHere = existsSync(specificationPath);
if (!isHere) console.warn(`Skipped: ${specificationPath} is not there.`);

const Specification = z.looseObject({
  components: z.object({
    schemas: z.record(
      z.string(),
      z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() }),
    ),
  }),
});

const rfc2822 = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/;

/** The specification calls relative addresses `uri`; everything else is taken at its word. */
function createValidator(specification: object) {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addFormat("date-time-rfc-2822", rfc2822);
  ajv.addFormat("uri", /^(\/|https?:\/\/)/);
  ajv.addFormat("phone-number", /^\+\d{7,15}$/);
  ajv.addFormat("http-method", /^(GET|POST)$/);
  ajv.addFormat("currency", /^[A-Z]{3}$/);
  for (const name of ["uri-map", "phone-number-capabilities"]) ajv.addFormat(name, true);
  ajv.addSchema(specification, "twilio");
  return ajv;
}

describe.skipIf(!isHere)("answers agree with Twilio's own specification", () => {
  let server: RestServer;
  let specification: z.output<typeof Specification>;
  beforeAll(async () => {
    specification = Specification.parse(JSON.parse(readFileSync(specificationPath, "utf8")));
    server = await startRestServer();
  });
  afterAll(() => server.close());

  async function ask(
    path: string,
    form?: Record<string, string>,
  ): Promise<Record<string, unknown>> {
    const response = await fetch(
      `${server.origin}/2010-04-01/Accounts/${server.accountSid}${path}`,
      {
        headers: { Authorization: `Basic ${btoa(`${server.accountSid}:${server.authToken}`)}` },
        ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
      },
    );
    expect(response.ok).toBe(true);
    return z.record(z.string(), z.unknown()).parse(await response.json());
  }

  /** What is wrong with an answer: nothing, when it agrees. */
  function findDisagreements(resource: unknown, schemaName: string): readonly unknown[] {
    const validate = createValidator(specification).getSchema(
      `twilio#/components/schemas/${schemaName}`,
    );
    const { properties } = specification.components.schemas[schemaName] ?? {};
    if (validate === undefined || properties === undefined) {
      throw new Error(`The specification has no ${schemaName}.`);
    }
    const value = z.record(z.string(), z.unknown()).parse(resource);
    // Numbers say "" where nothing is set, also for SIDs; the specification only knows null.
    const settled = Object.fromEntries(
      Object.entries(value).map(([name, field]) => [name, field === "" ? null : field]),
    );
    void validate(settled);
    const missing = Object.keys(properties).filter((name) => !Object.hasOwn(value, name));
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(properties, name));
    return [...(validate.errors ?? []), ...missing, ...unknown];
  }

  const firstOf = (page: Record<string, unknown>, key: string) =>
    z.array(z.unknown()).parse(page[key])[0];

  test("a call, made, fetched, listed and finished", async () => {
    const form = { To: "+15551230001", From: ourNumber, Url: "https://example.com/voice" };
    expect(findDisagreements(await ask("/Calls.json", form), "api.v2010.account.call")).toEqual([]);
    const [call] = server.stores.calls.list();
    const startTime = Date.UTC(2026, 0, 31);
    server.stores.calls.update(call?.sid ?? "", {
      status: "completed",
      startTime,
      endTime: startTime + 61_000,
      durationSeconds: 61,
    });
    const fetched = await ask(`/Calls/${call?.sid}.json`);
    expect(findDisagreements(fetched, "api.v2010.account.call")).toEqual([]);
    expect(fetched).toMatchObject({
      duration: "61",
      start_time: "Sat, 31 Jan 2026 00:00:00 +0000",
      end_time: "Sat, 31 Jan 2026 00:01:01 +0000",
    });
    const page = await ask("/Calls.json");
    expect(findDisagreements(firstOf(page, "calls"), "api.v2010.account.call")).toEqual([]);
    expect(Object.keys(page).toSorted()).toEqual([
      "calls",
      "end",
      "first_page_uri",
      "next_page_uri",
      "page",
      "page_size",
      "previous_page_uri",
      "start",
      "uri",
    ]);
  });

  test("a TwiML App, with and without its settings", async () => {
    expect(
      findDisagreements(await ask("/Applications.json", {}), "api.v2010.account.application"),
    ).toEqual([]);
    const form = {
      FriendlyName: "x",
      VoiceUrl: "https://example.com/",
      StatusCallback: "https://example.com/s",
    };
    expect(
      findDisagreements(await ask("/Applications.json", form), "api.v2010.account.application"),
    ).toEqual([]);
  });

  test("our number", async () => {
    const page = await ask("/IncomingPhoneNumbers.json");
    expect(
      findDisagreements(
        firstOf(page, "incoming_phone_numbers"),
        "api.v2010.account.incoming_phone_number",
      ),
    ).toEqual([]);
  });

  test("the account", async () => {
    expect(findDisagreements(await ask(".json"), "api.v2010.account")).toEqual([]);
  });

  test("a key, new and listed", async () => {
    expect(
      findDisagreements(
        await ask("/Keys.json", { FriendlyName: "x" }),
        "api.v2010.account.new_key",
      ),
    ).toEqual([]);
    expect(
      findDisagreements(firstOf(await ask("/Keys.json"), "keys"), "api.v2010.account.key"),
    ).toEqual([]);
  });
});
