import type { SettingsReply } from "@ringback/shared/settings";
import type { Problem } from "@ringback/shared/problem";
import { defaultSettings } from "@ringback/shared/settings/default-settings";
import { expect, it } from "vitest";
import { onEachDatabase, type TestDatabase } from "../testing/test-database.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { signIn } from "../testing/test-sign-in.ts";

type Reply = SettingsReply & Problem;
const settings = defaultSettings("UTC");

onEachDatabase((open) => {
  async function start(changes: Record<string, string> = {}, database?: TestDatabase) {
    const server = await startTestServer(database ?? (await open()), changes);
    const admin = await signIn(server, server.crm.addUser("ada", { isAdmin: true }));
    const agent = await signIn(server, server.crm.addUser("bea"));
    return { server, admin, agent };
  }
  type Tokens = Awaited<ReturnType<typeof start>>["admin"];

  async function ask(server: TestServer, tokens: Tokens, body?: unknown) {
    const headers = {
      Authorization: `Bearer ${tokens.access_token}`,
      "Content-Type": "application/json",
    };
    const put = { method: "PUT", body: JSON.stringify(body) };
    const response = await server.ask("/api/settings", {
      headers,
      ...(body === undefined ? {} : put),
    });
    return { status: response.status, response, body: (await response.json()) as Reply };
  }

  it("start as on a new server, in the organisation's time zone", async () => {
    const { server, agent } = await start({ TIME_ZONE: "Europe/Berlin" });
    const { status, body } = await ask(server, agent);
    expect(status).toBe(200);
    expect(body).toEqual({
      version: 0,
      settings: defaultSettings("Europe/Berlin"),
      locked: [],
      changedAt: null,
      changedBy: null,
    });
  });

  it("are changed by admins, and the audit log says what", async () => {
    const { server, admin, agent } = await start();
    const ring = { ...settings.ring, order: "together" as const };
    const fallback = { ...settings.fallback, number: "+12125550177" };
    const wanted = { version: 0, settings: { ...settings, ring, fallback } };
    expect((await ask(server, agent, wanted)).body).toMatchObject({
      status: 403,
      code: "admin-only",
    });
    const { status, body } = await ask(server, admin, wanted);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 1,
      settings: { ring, fallback },
      changedBy: "ada Dhillon",
      changedAt: server.now(),
    });
    expect((await ask(server, agent)).body).toEqual(body);
    const audits = await server.db
      .selectFrom("audit_log")
      .selectAll()
      .where("action", "=", "settings_changed")
      .execute();
    expect(audits.map(({ data }) => JSON.parse(data) as unknown)).toEqual([
      { version: 1, changed: ["ring.order", "fallback.number"] },
    ]);
  });

  it("are never overwritten by who has not seen the newest version", async () => {
    const { server, admin } = await start();
    const wanted = { version: 0, settings };
    const answers = await Promise.all([1, 2, 3].map(() => ask(server, admin, wanted)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const late = await ask(server, admin, wanted);
    expect(late.body).toMatchObject({
      code: "settings-changed",
      detail: expect.stringContaining("Version 1 is stored now by ada Dhillon"),
    });
    expect(late.response.headers.get("etag")).toBe('"1"');
    expect((await ask(server, admin, { version: 1, settings })).body.version).toBe(2);
  });

  it("name the variable that locks a value, and keep it", async () => {
    const { server, admin } = await start({
      FALLBACK_PHONE: "+12125550188",
      RECORDING_RETENTION_DAYS: "30",
    });
    const { body } = await ask(server, admin);
    expect(body.locked).toEqual([
      { field: "fallback.number", variable: "FALLBACK_PHONE" },
      { field: "recordings.retentionDays", variable: "RECORDING_RETENTION_DAYS" },
    ]);
    expect(body.settings.fallback.number).toBe("+12125550188");
    expect(body.settings.recordings.retentionDays).toBe(30);
    const refused = await ask(server, admin, { version: 0, settings });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([
      { field: "settings.fallback.number", message: expect.stringContaining("FALLBACK_PHONE") },
      {
        field: "settings.recordings.retentionDays",
        message: expect.stringContaining("RECORDING_RETENTION_DAYS"),
      },
    ]);
    expect((await ask(server, admin, { version: 0, settings: body.settings })).status).toBe(200);
  });

  it("stay when the server starts again, and a lock that came since wins", async () => {
    const database = await open();
    const { server, admin } = await start({}, database);
    const wanted = { ...settings, fallback: { seconds: 40, number: "+12125550177" } };
    await ask(server, admin, { version: 0, settings: wanted });
    const again = await startTestServer(
      { ...database, ...(await database.openAgain()) },
      {
        FALLBACK_PHONE: "+12125550188",
      },
    );
    expect((await ask(again, admin)).body.settings.fallback).toEqual({
      seconds: 40,
      number: "+12125550188",
    });
  });

  it("that an older server stored are read with what was added since", async () => {
    const database = await open();
    const { server, agent, admin } = await start({}, database);
    await ask(server, admin, { version: 0, settings });
    const { voicemail: _, ...older } = settings;
    const value = JSON.stringify({ ...older, ring: { order: "together" } });
    await database.db.updateTable("settings").set({ value }).execute();
    expect((await ask(server, agent)).body.settings).toEqual({
      ...settings,
      ring: { ...settings.ring, order: "together" },
    });
  });

  const onMonday = { day: "monday", opens: "09:00", closes: "17:00" };

  it.each([
    ["timeZone", { timeZone: "Mars/Olympus" }],
    ["week.0.closes", { week: [{ ...onMonday, opens: "17:00", closes: "09:00" }] }],
    ["week.0.opens", { week: [{ ...onMonday, opens: "9" }] }],
    ["week.0.day", { week: [{ ...onMonday, day: "caturday" }] }],
    ["holidays.0.date", { holidays: [{ date: "2026-02-30", name: "A day too many" }] }],
  ])("refuse a bad %s by name", async (field, change) => {
    const { server, admin } = await start();
    const usual = { ...settings.usual, hours: { ...settings.usual.hours, ...change } };
    const wanted = { version: 0, settings: { ...settings, usual } };
    const { status, body } = await ask(server, admin, wanted);
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { field: `settings.usual.hours.${field}`, message: expect.stringMatching(/^Send .*\.$/) },
    ]);
  });
});
