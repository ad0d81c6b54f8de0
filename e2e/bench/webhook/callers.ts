import { setTimeout as wait } from "node:timers/promises";
import { PeopleSync } from "@ringback/shared/people-api";
import { signInByHttp } from "../../fixtures/http-agent.ts";
import type { World } from "../../fixtures/world.ts";

const known = 400;
const numberOf = (index: number) => `+1312555${String(1_000 + index)}`;

export const knownCaller = (index: number) => numberOf(index % known);
/** Numbers nobody in the CRM has, each of them once. */
export const strangeCaller = (index: number) => `+1646555${String(1_000 + (index % 9_000))}`;

/** Gives an agent leads, each with a number, and waits until the server knows them all. */
export async function makeCallersKnown(world: World): Promise<void> {
  const agent = world.user("bdm1");
  const [owner] = await world.crm.records("Users", { user_name: agent.name });
  if (owner === undefined) throw new Error(`The CRM has no user ${agent.name}.`);
  const caller = await signInByHttp(world, agent);
  const all = Array.from({ length: known }, (_, index) =>
    world.crm.addRecord("Leads", {
      first_name: "Ana",
      last_name: `Caller ${index}`,
      phone_work: numberOf(index),
      primary_address_country: "USA",
      assigned_user_id: owner.id,
    }),
  );
  await Promise.all(all);
  // The server looks again when it starts.
  const since = Date.now();
  await world.killServer();
  await world.startServer();
  for (;;) {
    const { modules } = PeopleSync.parse(
      await (await caller.ask("GET", "/api/people/sync")).json(),
    );
    const isDone = ({ state, lastDoneAt }: (typeof modules)[number]) =>
      state === "up-to-date" && (lastDoneAt ?? 0) > since;
    if (modules.every(isDone)) return;
    await wait(500);
  }
}
