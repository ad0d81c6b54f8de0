import { CallList } from "@ringback/shared/api";
import { ageLines } from "../../fixtures/age-lines.ts";
import { callFromLead, leaveMessage, readTrace, stepsOf } from "../../fixtures/caller.ts";
import { theOnlyCallRecord } from "../../fixtures/call-record.ts";
import { hearsTone } from "../../fixtures/heard.ts";
import { signInByHttp } from "../../fixtures/http-agent.ts";
import { personTone } from "../../fixtures/lead.ts";
import { microphoneTone } from "../../fixtures/microphone-tone.ts";
import { extensionUrl } from "../../fixtures/phone.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "office" });

test("two windows ring once, and one answer ends it in both", async ({ phone, lead, world }) => {
  const popup = await phone.openPopup();
  const panel = await phone.context.newPage();
  await panel.goto(extensionUrl("sidepanel.html"));
  await callFromLead(world, phone, lead);
  await expect(popup.getByRole("alert")).toContainText(lead.name);
  await expect(panel.getByRole("alert")).toContainText(lead.name);
  await expect.poll(() => phone.notifications()).toHaveLength(1);
  await panel.getByRole("button", { name: `Answer ${lead.name}` }).click();
  await phone.callIs("connected");
  await expect(popup.getByText("Connected", { exact: true })).toBeVisible();
  await expect(popup.getByRole("button", { name: `Answer ${lead.name}` })).toHaveCount(0);
  await expect.poll(() => phone.notifications()).toEqual([]);
  await world.twilio.hears(lead.number, microphoneTone);
  await popup.getByRole("button", { name: "Hang up" }).click();
  expect(await theOnlyCallRecord(world, ({ status }) => status === "Held")).toMatchObject({
    direction: "Inbound",
    parent_id: lead.id,
  });
});

test("the caller hangs up while it rings: silence everywhere, with words", async ({
  phone,
  lead,
  world,
}) => {
  const popup = await phone.openPopup();
  const { callSid, incoming } = await callFromLead(world, phone, lead);
  await expect(popup.getByRole("alert")).toContainText(lead.name);
  await world.twilio.hangUp(callSid);
  await phone.rings(0);
  await expect(popup.getByText(`You missed a call from ${lead.name}`)).toBeVisible();
  await expect.poll(() => phone.notifications()).toEqual([`missed:${incoming.callId}`]);
  expect(await theOnlyCallRecord(world)).toMatchObject({
    direction: "Inbound",
    status: "Not Held",
    parent_id: lead.id,
  });
});

test("it rings on when the background worker is stopped, and rings when it was stopped before", async ({
  phone,
  lead,
  world,
}) => {
  await phone.canBeRung();
  await phone.stopWorker();
  const { incoming } = await callFromLead(world, phone, lead);
  await expect.poll(() => phone.notifications()).toEqual([`ring:${incoming.callId}`]);
  await phone.stopWorker();
  const popup = await phone.openPopup();
  await popup.getByRole("button", { name: `Answer ${lead.name}` }).click();
  await phone.callIs("connected");
  await world.twilio.hears(lead.number, microphoneTone);
  await hearsTone(phone, personTone);
  await expect.poll(() => phone.notifications()).toEqual([]);
});

test("declined, the call goes on to the agent's mobile, and the trace says who declined", async ({
  phone,
  lead,
  world,
  bdm,
}) => {
  const popup = await phone.openPopup();
  const { incoming } = await callFromLead(world, phone, lead);
  await popup.getByRole("button", { name: `Decline ${lead.name}` }).click();
  await phone.rings(0);
  await expect(popup.getByText(`You declined ${lead.name}`)).toBeVisible();
  const agent = await signInByHttp(world, bdm);
  await expect
    .poll(async () => stepsOf(await readTrace(agent, incoming.callId)))
    .toContain("browser declined");
  await expect
    .poll(async () => (await world.twilio.persons()).filter(({ state }) => state === "ringing"))
    .toHaveLength(1);
});

test("who does not want to be disturbed is not rung, and the trace says so", async ({
  phone,
  lead,
  world,
  bdm,
}) => {
  test.setTimeout(120_000);
  await phone.canBeRung();
  const popup = await phone.openPopup();
  await popup.getByRole("switch", { name: "Available" }).click();
  await expect(popup.getByRole("switch", { name: "Do not disturb" })).toBeVisible();
  await leaveMessage(world, lead);
  await theOnlyCallRecord(
    world,
    ({ status, parent_id: parent }) => status === "Not Held" && parent === lead.id,
  );
  const agent = await signInByHttp(world, bdm);
  const { calls } = CallList.parse(await (await agent.ask("GET", "/api/calls")).json());
  const trace = await readTrace(agent, calls[0]?.id ?? "");
  expect(stepsOf(trace)).toContain("browser skip");
  expect(trace.find(({ step }) => step === "browser")?.reason).toContain("not to be disturbed");
  expect((await phone.snapshot()).stopped).toBeNull();

  // Who comes back finds the message, and hears it.
  await popup.reload();
  await popup.getByRole("button", { name: `Listen to ${lead.name}` }).click();
  await expect(popup.getByText(/^00:0[1-9] \/ 00:0[1-9]$/)).toBeVisible();
});

test("a browser that is frozen is left out, and the trace says why", async ({
  phone,
  lead,
  world,
  bdm,
}) => {
  test.setTimeout(120_000);
  await phone.canBeRung();
  const agent = await signInByHttp(world, bdm);
  const engine = await phone.inspectEngine();
  await engine.freeze();
  // A line is dead after 40 seconds of silence, and says every 15 that it lives: one sign has to be missing.
  ageLines(world, 23_000);
  await expect
    .poll(async () => (await agent.ask("GET", "/api/presence")).json(), { timeout: 60_000 })
    .toMatchObject({ lineAlive: false });
  await leaveMessage(world, lead);
  await theOnlyCallRecord(
    world,
    ({ status, parent_id: parent }) => status === "Not Held" && parent === lead.id,
  );
  const { calls } = CallList.parse(await (await agent.ask("GET", "/api/calls")).json());
  const trace = await readTrace(agent, calls[0]?.id ?? "");
  expect(stepsOf(trace)).toContain("browser skip");
  expect(trace.find(({ step }) => step === "browser")?.reason).toContain("has not answered for");
  engine.close();
});
