import { routes } from "@ringback/shared/routes";
import { SettingsReply } from "@ringback/shared/settings";
import { readSchema, spoil } from "../../fixtures/bad-values.ts";
import { goodSettings } from "../../fixtures/good-settings.ts";
import { signInByHttp } from "../../fixtures/http-agent.ts";
import { collect, faultOf, labelled } from "../../fixtures/problem-check.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ worldOptions: { signInGrant: "password" } });

const { path, body } = routes.putSettings;

test("every bad field of the settings is named with its fix, and nothing is changed", async ({
  world,
}) => {
  // One agent alone would be asked to slow down.
  const agents = await Promise.all(world.users.map((user) => signInByHttp(world, user)));
  const spoiled = [...spoil(readSchema(body), goodSettings, [])];
  expect(spoiled.length).toBeGreaterThan(900);
  const faults: string[] = [];
  for (let from = 0; from < spoiled.length; from += 50) {
    const some = spoiled.slice(from, from + 50).map(({ field, what, input }, index) => {
      const agent = agents[(from + index) % agents.length];
      if (agent === undefined) throw new Error("nobody signed in");
      const answer = agent.ask("PUT", path, input).then((got) => faultOf(got, 422, field));
      return labelled(`${field}, ${what}`, answer);
    });
    faults.push(...(await collect(some)));
  }
  expect(faults).toEqual([]);
  const [agent] = agents;
  const reply = SettingsReply.parse(await (await agent?.ask("GET", path))?.json());
  expect(reply).toMatchObject({ version: 0, changedAt: null });
});

test("admins change the settings, from the newest version only; others hear that they may not", async ({
  world,
  bdm,
}) => {
  const admin = await signInByHttp(world, world.user("admin"));
  const agent = await signInByHttp(world, bdm);
  expect(await faultOf(await agent.ask("PUT", path, goodSettings), 403)).toEqual([]);
  expect((await admin.ask("PUT", path, goodSettings)).status).toBe(200);
  const late = await admin.ask("PUT", path, goodSettings);
  expect(await faultOf(late.clone(), 409)).toEqual([]);
  expect(await late.json()).toMatchObject({ detail: expect.stringContaining("Version 1") });
  const reply = SettingsReply.parse(await (await agent.ask("GET", path)).json());
  expect(reply).toMatchObject({ version: 1, settings: goodSettings.settings });
});
