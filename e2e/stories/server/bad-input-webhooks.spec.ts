import { Call } from "@ringback/shared/call";
import { webhookForms } from "../../fixtures/bad-webhooks.ts";
import { newSid, type Value } from "../../fixtures/bad-webhook-values.ts";
import { beginCall, signInByHttp } from "../../fixtures/http-agent.ts";
import { readKeptRows } from "../../fixtures/kept-rows.ts";
import { postWebhook, type WebhookForm } from "../../fixtures/post-webhook.ts";
import { collect, faultOf, labelled } from "../../fixtures/problem-check.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ worldOptions: { signInGrant: "password" } });

const number = "+442079460958";
const show = (value: Value) => JSON.stringify(value).slice(0, 60);

test("the lists here name every field that webhooks are read for", () => {
  for (const { schema, refused, borne } of webhookForms) {
    const named = new Set([...Object.keys(refused), ...Object.keys(borne)]);
    expect(named).toEqual(new Set(Object.keys(schema.shape)));
  }
});

test("a signed webhook with a bad field is refused with its name and fix, and changes nothing", async ({
  world,
  bdm,
}) => {
  const agent = await signInByHttp(world, bdm);
  const { rootCallSid, from } = await beginCall(world, agent, number);
  const before = readKeptRows(world);
  expect([before.call.length, before.leg.length, before.activity.length]).toEqual([1, 1, 1]);
  const faults: Promise<string[]>[] = [];
  const expectRefused = (path: string, field: string, form: WebhookForm, label: string) =>
    faults.push(
      labelled(
        `${path}, ${field} ${label}`,
        postWebhook(world, path, form).then((answer) => faultOf(answer, 400, field)),
      ),
    );
  for (const entry of webhookForms) {
    const { path, required, refused } = entry;
    const more = "more" in entry ? entry.more : {};
    const form: WebhookForm = {
      CallSid: rootCallSid,
      From: from,
      To: world.account.number,
      CallStatus: "completed",
      StatusCallbackEvent: "conference-start",
      ...more,
    };
    for (const field of required) {
      const { [field]: _, ...others } = form;
      expectRefused(path, field, others, "missing");
    }
    for (const [field, values] of Object.entries<readonly Value[]>(refused)) {
      for (const value of values)
        expectRefused(path, field, { ...form, [field]: value }, show(value));
    }
  }
  expect(await collect(faults)).toEqual([]);
  expect(readKeptRows(world)).toEqual(before);
});

test("what Twilio may change without notice is borne: an answer, and no change of any call", async ({
  world,
  bdm,
}) => {
  const agent = await signInByHttp(world, bdm);
  const { rootCallSid, from } = await beginCall(world, agent, number);
  const before = readKeptRows(world);
  let posted = 0;
  const expectBorne = async (path: string, form: WebhookForm, label: string) => {
    posted += 1;
    const answer = await postWebhook(world, path, form);
    expect(answer.status, `${path}, ${label}`).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/xml");
    expect(await answer.text()).toMatch(/<Response(?:\/>|><Hangup\/><\/Response>)$/);
  };
  for (const entry of webhookForms) {
    const { path, borne } = entry;
    // Whatever stands in it, somebody calls us: that is a call.
    if (path === "/twilio/voice/incoming") continue;
    const more = "more" in entry ? entry.more : {};
    const form = {
      CallSid: rootCallSid,
      From: from,
      To: world.account.number,
      StatusCallbackEvent: "start",
      ...more,
    };
    for (const [field, values] of Object.entries<readonly Value[]>(borne)) {
      for (const value of values) {
        await expectBorne(path, { ...form, [field]: value }, `${field} ${show(value)}`);
      }
    }
    await expectBorne(path, { ...form, NewField: "x", constructor: "y" }, "unknown fields");
    await expectBorne(path, { ...form, CallSid: newSid() }, "a call nobody knows");
  }
  const after = readKeptRows(world);
  expect({ ...after, webhook: [] }).toEqual({ ...before, webhook: [] });
  expect(after.webhook).toHaveLength(before.webhook.length + posted);
});

test("a time nobody can read counts as now", async ({ world, bdm }) => {
  const agent = await signInByHttp(world, bdm);
  const { callId, rootCallSid } = await beginCall(world, agent, number);
  const form = { CallSid: newSid(), ParentCallSid: rootCallSid, CallStatus: "in-progress" };
  const from = Date.now();
  await postWebhook(world, "/twilio/voice/status", { ...form, Timestamp: "half past nine" });
  const call = Call.parse(await (await agent.ask("GET", `/api/calls/${callId}`)).json());
  expect(call.state).toBe("connected");
  expect(call.answeredAt).toBeGreaterThanOrEqual(from);
  expect(call.answeredAt).toBeLessThanOrEqual(Date.now());
});

test.describe("at the switchboard", () => {
  test.use({ place: "switchboard" });

  test("what is no webhook at all is refused in words", async ({ world }) => {
    const before = readKeptRows(world);
    const faults: Promise<string[]>[] = [];
    for (const { path } of webhookForms) {
      const url = `${world.serverOrigin}${path}`;
      const post = (body: string, type: string) =>
        fetch(url, { method: "POST", headers: { "Content-Type": type }, body });
      const form = "application/x-www-form-urlencoded";
      for (const [status, label, answer] of [
        [415, "JSON", post("{}", "application/json")],
        [415, "text", post("CallSid=x", "text/plain")],
        [415, "latin1", post("CallSid=x", `${form}; charset=latin1`)],
        [413, "too large", post(`x=${"x".repeat(65_536)}`, form)],
        [413, "too many fields", post("x&".repeat(1_001), form)],
        [403, "unsigned", post("CallSid=x", form)],
        [403, "empty", post("", form)],
        [405, "GET", fetch(url)],
      ] as const) {
        faults.push(
          labelled(
            `${path}, ${label}`,
            answer.then((got) => faultOf(got, status)),
          ),
        );
      }
      expect((await fetch(url)).headers.get("allow")).toBe("POST");
    }
    expect(await collect(faults)).toEqual([]);
    expect(readKeptRows(world)).toEqual(before);
  });
});
