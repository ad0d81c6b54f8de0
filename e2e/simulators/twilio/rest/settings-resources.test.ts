import { afterEach, beforeEach, expect, test } from "vitest";
import { ourNumber, startRestServer, type RestServer } from "./testing/rest-server.ts";

let server: RestServer;
beforeEach(async () => {
  server = await startRestServer();
});
afterEach(() => server.close());

test("a TwiML App is made, found, changed and deleted once", async () => {
  const { applications } = server.client();
  const made = await applications.create({
    friendlyName: "Ringback",
    voiceUrl: "https://example.com/voice",
  });
  expect(made).toMatchObject({ voiceMethod: "POST", statusCallback: null });
  await applications.create({ friendlyName: "Other" });
  expect(await applications.list({ friendlyName: "Ringback" })).toHaveLength(1);
  const changed = await applications(made.sid).update({ voiceUrl: "https://example.com/2" });
  expect(changed).toMatchObject({ friendlyName: "Ringback", voiceUrl: "https://example.com/2" });
  expect(await applications(made.sid).remove()).toBe(true);
  await expect(applications(made.sid).remove()).rejects.toMatchObject({ code: 20404 });
});

test("a TwiML App's URL must be one", async () => {
  const create = server.client().applications.create({ voiceUrl: "nowhere" });
  await expect(create).rejects.toMatchObject({ status: 400, code: 21502 });
});

test("our number is found by its number and told whom to ask", async () => {
  const client = server.client();
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: ourNumber });
  expect(number).toMatchObject({ phoneNumber: ourNumber, voiceUrl: "" });
  const application = server.stores.applications.create({});
  const changed = await client.incomingPhoneNumbers(number?.sid ?? "").update({
    voiceUrl: "https://example.com/in",
    voiceApplicationSid: application.sid,
  });
  expect(changed).toMatchObject({
    voiceUrl: "https://example.com/in",
    voiceApplicationSid: application.sid,
  });
  const cleared = await client
    .incomingPhoneNumbers(changed.sid)
    .update({ voiceApplicationSid: "" });
  expect(cleared.voiceApplicationSid).toBe("");
});

test("a number cannot belong to a TwiML App that is not there", async () => {
  const [number] = server.stores.numbers.list();
  const update = server
    .client()
    .incomingPhoneNumbers(number?.sid ?? "")
    .update({ voiceApplicationSid: `AP${"0".repeat(32)}` });
  await expect(update).rejects.toMatchObject({ status: 400, code: 21218 });
});

test("a new key tells its secret once, and opens the API", async () => {
  const key = await server.client().newKeys.create({ friendlyName: "Ringback" });
  expect(key.secret).toMatch(/^[0-9a-f]{32}$/);
  const byKey = server.client({ user: key.sid, password: key.secret });
  await expect(byKey.calls.list()).resolves.toEqual([]);
  const [listed] = await server.client().keys.list();
  expect(listed?.toJSON()).not.toHaveProperty("secret");
});

test("the account can be read with its own token", async () => {
  const account = await server.client().api.v2010.accounts(server.accountSid).fetch();
  expect(account).toMatchObject({ sid: server.accountSid, status: "active", type: "Full" });
});
