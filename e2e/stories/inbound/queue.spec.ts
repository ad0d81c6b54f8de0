import { Me } from "@ringback/shared/api";
import type { Settings } from "@ringback/shared/settings";
import { type HttpAgent, openLine, signInByHttp } from "../../fixtures/http-agent.ts";
import { changeSettings } from "../../fixtures/call-settings.ts";
import { InboundLine } from "../../fixtures/inbound-line.ts";
import { expect, test } from "../../fixtures/test.ts";
import { unusedNumber } from "../../fixtures/unused-number.ts";

test.use({ place: "switchboard" });

const beasMobile = "+447700900001";

const withTeam = (members: string[]) => (settings: Settings) => ({
  ...settings,
  greeting: { ...settings.greeting, on: false },
  team: { on: true, members, seconds: 20 },
  queue: { on: true, maxWaitSeconds: 120, offerCallBack: true },
});

async function idOf(agent: HttpAgent): Promise<string> {
  return Me.parse(await (await agent.ask("GET", "/api/me")).json()).agent.id;
}

test("two call while the team talks: both wait and hear their place, and a call back is kept", async ({
  world,
  bdm,
  lead,
}) => {
  const bea = await signInByHttp(world, bdm);
  await changeSettings(world, withTeam([await idOf(bea)]));
  await world.twilio.setPerson(beasMobile, {
    answer: { afterSeconds: 2, presses: { digits: "1", afterSeconds: 4 } },
  });
  const line = await InboundLine.begin(world);
  const first = await line.ring(lead.number, { hangsUpAfterSeconds: 300 });
  await line.pass(30);
  expect(line.read(first).state).toBe("connected");
  const browser = await openLine(bea);

  const [second, third] = [unusedNumber().number, unusedNumber().number];
  const waiting = await line.ring(second);
  await line.pass(5);
  const behind = await line.ring(third);
  await line.pass(20);
  expect(await line.heard(waiting)).toContain("You are number 1 in line.");
  expect(await line.heard(behind)).toContain("You are number 2 in line.");
  expect(line.reasons(waiting)).toContain("Bea Larkin is in a call.");

  // The first in line would rather be called back; the other moves up, and gives up in the end.
  await world.twilio.press(waiting, "1");
  await line.pass(30);
  expect(await line.heard(waiting)).toContain("Thank you. We will call you back.");
  expect(line.decisions(waiting)).toEqual(["queue: begin", "queue: call back"]);
  expect((await line.heard(behind)).at(-1)).toMatch(/call back, press 1|You are number 1/);
  expect(await line.heard(behind)).toContain("You are number 1 in line.");
  await world.twilio.hangUp(behind);
  await line.pass(300);
  expect(line.decisions(behind)).toEqual(["queue: begin", "queue: hung up"]);

  const { calls, tasks } = await line.written({ calls: 3, tasks: 2 });
  const said = Object.fromEntries(calls.map(({ name, description }) => [name, description]));
  expect(said[`Call from ${second}`]).toContain("They asked for a call back");
  expect(said[`Call from ${third}`]).toContain("they hung up while waiting in line");
  expect(calls.map(({ status }) => status).toSorted()).toEqual(["Held", "Not Held", "Not Held"]);
  expect(tasks.map(({ name }) => name).toSorted()).toEqual([
    `Call back ${second}`,
    `Call back ${third}`,
  ]);
  browser.close();
});

test("who waits too long may leave a message", async ({ world, bdm, lead }) => {
  const bea = await signInByHttp(world, bdm);
  const team = withTeam([await idOf(bea)]);
  await changeSettings(world, (settings) => ({
    ...team(settings),
    queue: { on: true, maxWaitSeconds: 30, offerCallBack: false },
  }));
  await world.twilio.setPerson(beasMobile, {
    answer: { afterSeconds: 2, presses: { digits: "1", afterSeconds: 4 } },
  });
  const line = await InboundLine.begin(world);
  await line.ring(lead.number, { hangsUpAfterSeconds: 300 });
  await line.pass(30);
  const browser = await openLine(bea);
  const { number } = unusedNumber();
  const waiting = await line.ring(number, {
    says: { message: { seconds: 4, afterwards: "hang up" } },
  });
  await line.pass(400);
  expect(line.decisions(waiting)).toEqual([
    "queue: begin",
    "queue: over",
    "voicemail: begin",
    "voicemail: message",
  ]);
  const { tasks } = await line.written({ calls: 2, tasks: 1 });
  expect(tasks[0]).toMatchObject({ name: `Voicemail from ${number}` });
  browser.close();
});
