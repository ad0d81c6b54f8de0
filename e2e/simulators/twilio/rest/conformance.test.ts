import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ourNumber, startRestServer, type RestServer } from "./testing/rest-server.ts";
import {
  firstOf,
  isSpecificationHere,
  readSpecification,
  type FindDisagreements,
} from "./testing/specification.ts";

describe.skipIf(!isSpecificationHere)("answers agree with Twilio's own specification", () => {
  let server: RestServer;
  let findDisagreements: FindDisagreements;
  beforeAll(async () => {
    findDisagreements = readSpecification();
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
