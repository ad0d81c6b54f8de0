import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ourNumber, startRestServer, type RestServer } from "../testing/rest-server.ts";

let server: RestServer;
beforeEach(async () => {
  server = await startRestServer();
});
afterEach(() => server.close());

const to = "+15551230001";
const url = "https://example.com/voice";

describe("making a call", () => {
  test("it is queued, and ordered as asked", async () => {
    const call = await server.client().calls.create({
      to,
      from: ourNumber,
      url,
      statusCallback: "https://example.com/status#rc=5",
      statusCallbackEvent: ["completed", "ringing"],
      timeout: 15,
      sendDigits: "ww1",
    });
    expect(call).toMatchObject({
      to,
      from: ourNumber,
      fromFormatted: "(500) 555-0006",
      status: "queued",
      direction: "outbound-api",
      duration: null,
      startTime: null,
      phoneNumberSid: server.stores.numbers.findByNumber(ourNumber)?.sid,
    });
    expect(server.orders).toEqual([
      {
        record: server.stores.calls.find(call.sid),
        instructions: { kind: "url", url, method: "POST", fallbackUrl: "", fallbackMethod: "POST" },
        statusCallback: "https://example.com/status#rc=5",
        statusCallbackMethod: "POST",
        statusCallbackEvents: ["ringing", "completed"],
        timeoutSeconds: 15,
        timeLimitSeconds: undefined,
        sendDigits: "ww1",
        recording: undefined,
      },
    ]);
  });

  test("Url wins over Twiml, and a TwiML App brings its own settings", async () => {
    const { sid } = server.stores.applications.create({
      voiceUrl: "https://example.com/app",
      statusCallback: "https://example.com/app-status",
    });
    const client = server.client();
    await client.calls.create({ to, from: ourNumber, url, twiml: "<Response/>" });
    await client.calls.create({ to, from: ourNumber, twiml: "<Response/>" });
    await client.calls.create({ to, from: ourNumber, applicationSid: sid });
    expect(server.orders.map(({ instructions }) => instructions)).toMatchObject([
      { kind: "url", url },
      { kind: "twiml", twiml: "<Response/>" },
      { kind: "url", url: "https://example.com/app" },
    ]);
    expect(server.orders[2]).toMatchObject({ statusCallback: "https://example.com/app-status" });
  });

  test.each([
    ["a number that is none", { to: "12", from: ourNumber, url }, 21211],
    ["Twilio's invalid test number", { to: "+15005550001", from: ourNumber, url }, 21211],
    ["an unreachable number", { to: "+15005550002", from: ourNumber, url }, 21214],
    ["a country that is not open", { to: "+15005550003", from: ourNumber, url }, 21215],
    ["our own number", { to: ourNumber, from: ourNumber, url }, 21211],
    ["a caller that is no number", { to, from: "us", url }, 21212],
    ["a caller that is not ours", { to, from: "+15551239999", url }, 21210],
    ["an address that is no URL", { to, from: ourNumber, url: "/voice" }, 21205],
    ["nothing to do", { to, from: ourNumber }, 21205],
    ["an unknown TwiML App", { to, from: ourNumber, applicationSid: "AP1" }, 21218],
    ["too long a ringing", { to, from: ourNumber, url, timeout: 601 }, 21208],
  ])("%s is refused", async (_what, options, code) => {
    const create = server.client().calls.create({ url: "", ...options });
    await expect(create).rejects.toMatchObject({ status: 400, code });
    expect(server.orders).toEqual([]);
    expect(server.stores.calls.list()).toEqual([]);
  });

  test("what the simulator cannot do is refused, not left undone", async () => {
    const create = server.client().calls.create({ to, from: ourNumber, url, asyncAmd: "true" });
    await expect(create).rejects.toThrow("The simulator cannot do AsyncAmd yet");
  });
});

describe("listing calls", () => {
  test("pages are followed to the end, newest first, even when calls come in between", async () => {
    const sids = Array.from(
      { length: 5 },
      () =>
        server.stores.calls.create({ to, from: ourNumber, direction: "inbound", status: "ringing" })
          .sid,
    );
    const client = server.client();
    const page = await client.calls.page({ pageSize: 2 });
    server.stores.calls.create({ to, from: ourNumber, direction: "inbound", status: "ringing" });
    const second = await page.nextPage();
    const third = await second?.nextPage();
    const shown = [page, second, third].flatMap((each) => each?.instances.map(({ sid }) => sid));
    expect(shown).toEqual(sids.toReversed());
    expect(await third?.nextPage()).toBeUndefined();
    const back = await second?.previousPage();
    expect(back?.instances).toHaveLength(2);
    expect(await client.calls.list({ pageSize: 2 })).toHaveLength(6);
  });

  test("filters hold together", async () => {
    const { calls } = server.stores;
    const day = Date.UTC(2026, 0, 31, 12);
    const parent = calls.create({
      to: ourNumber,
      from: to,
      direction: "inbound",
      status: "completed",
      startTime: day,
    });
    const child = calls.create({
      to,
      from: ourNumber,
      direction: "outbound-dial",
      status: "busy",
      parentCallSid: parent.sid,
      startTime: day + 86_400_000,
    });
    const client = server.client();
    const sidsOf = async (filter: Parameters<typeof client.calls.list>[0]) =>
      (await client.calls.list(filter)).map(({ sid }) => sid);
    expect(await sidsOf({ parentCallSid: parent.sid })).toEqual([child.sid]);
    expect(await sidsOf({ status: "busy", to })).toEqual([child.sid]);
    expect(await sidsOf({ status: "busy", from: to })).toEqual([]);
    expect(await sidsOf({ startTime: new Date(day) })).toEqual([parent.sid]);
    expect(await sidsOf({ startTimeAfter: new Date(day + 1000) })).toEqual([child.sid]);
    expect(await sidsOf({ startTimeBefore: new Date(day) })).toEqual([parent.sid]);
  });
});

describe("one call", () => {
  const makeCall = (status: "queued" | "in-progress" | "completed") =>
    server.stores.calls.create({ to, from: ourNumber, direction: "outbound-api", status });

  test("an unknown one is 404", async () => {
    await expect(server.client().calls("CA1").fetch()).rejects.toMatchObject({ code: 20404 });
  });

  test("a live one can be redirected or ended", async () => {
    const { sid } = makeCall("in-progress");
    await server.client().calls(sid).update({ url });
    await server.client().calls(sid).update({ status: "completed" });
    expect(server.changes).toMatchObject([{ instructions: { url } }, { status: "completed" }]);
  });

  test("only one in progress can be redirected, and a finished one is left alone", async () => {
    const queued = server.client().calls(makeCall("queued").sid);
    await expect(queued.update({ url })).rejects.toMatchObject({ status: 400, code: 21220 });
    await expect(queued.update({ status: "canceled" })).resolves.toBeDefined();
    const finished = server.client().calls(makeCall("completed").sid);
    await expect(finished.update({ status: "completed" })).rejects.toMatchObject({ code: 21220 });
  });

  test("a finished one can be deleted once", async () => {
    const live = server.client().calls(makeCall("in-progress").sid);
    await expect(live.remove()).rejects.toMatchObject({ status: 409, code: 20009 });
    const finished = server.client().calls(makeCall("completed").sid);
    await expect(finished.remove()).resolves.toBe(true);
    await expect(finished.remove()).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});
