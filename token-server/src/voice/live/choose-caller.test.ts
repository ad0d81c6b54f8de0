import { expect, it, vi } from "vitest";
import {
  createCallers,
  dialOver,
  startInbound,
  type StartedInbound,
} from "../../testing/inbound-call.ts";
import { bea, ben, maiKnown } from "../../testing/route-examples.ts";
import { onEachDatabase } from "../../testing/test-database.ts";

vi.setConfig({ testTimeout: 30_000 });

const karl = {
  ...maiKnown,
  record: { module: "Contacts", id: "11fca1eb-4394-4d7f-b4a5-5eb8c5ea60d7" },
  name: "Karl Gehrke",
  url: "https://crm.example.com/karl",
};
const team = { team: { on: true, members: [bea, ben] } };
const found = ({ record, name, url }: typeof maiKnown) => ({ record, name, url });

/** How often what the CRM's record should say has changed. */
async function versionOf({ world }: StartedInbound["voice"]): Promise<number> {
  const query = world.db.selectFrom("activity").select("wanted_version");
  return (await query.executeTakeFirstOrThrow()).wanted_version;
}

onEachDatabase((open) => {
  async function rungByGehrkes() {
    const callers = createCallers(maiKnown, karl);
    const inbound = await startInbound(await open(), {
      settings: team,
      callers: callers.lookup,
      choosePerson: callers.choose,
    });
    const document = await inbound.call();
    const { id } = await inbound.readCall();
    const path = `/api/calls/${id}/caller`;
    return { ...inbound, document, id, path };
  }

  it("names who else has the number, and believes the agent who says that it is them", async () => {
    const { agents, path, readCall, voice } = await rungByGehrkes();
    expect((await agents.bea.ask("GET", path)).body).toMatchObject({
      confidence: "exact",
      others: [found(karl)],
    });
    const before = await versionOf(voice);
    const chosen = await agents.bea.ask("PUT", path, { record: karl.record });
    expect(chosen).toMatchObject({ status: 200, body: { others: [found(maiKnown)] } });
    const call = await readCall();
    expect(call.person).toMatchObject(found(karl));
    expect(call.trace.at(-1)).toMatchObject({
      step: "caller",
      decision: "chosen",
      reason: expect.stringContaining("says that it is Karl Gehrke."),
    });
    expect(await versionOf(voice)).toBe(before + 1);
    expect(voice.faults).toEqual([]);
  });

  it("leaves a call as it is whose agent names somebody without the number", async () => {
    const { agents, path, readCall } = await rungByGehrkes();
    const record = { module: "Contacts", id: "22fca1eb-4394-4d7f-b4a5-5eb8c5ea60d7" };
    expect((await agents.bea.ask("PUT", path, { record })).status).toBe(422);
    expect((await readCall()).person).toMatchObject(found(maiKnown));
  });

  it("asks nobody about a call that is over, or that is not theirs", async () => {
    const { agents, document, follow, path } = await rungByGehrkes();
    const body = { record: karl.record };
    expect((await agents.ben.ask("PUT", path, body)).status).toBe(404);
    await follow(document, "action", dialOver("no-answer", { CallStatus: "completed" }));
    expect(await agents.bea.ask("PUT", path, body)).toMatchObject({
      status: 409,
      body: { code: "call-over" },
    });
  });

  it("does not doubt whom an agent has called by their record", async () => {
    const { agents, id, path, voice } = await rungByGehrkes();
    await voice.world.db
      .updateTable("call")
      .set({ direction: "outbound", agent_id: bea })
      .where("id", "=", id)
      .execute();
    expect((await agents.bea.ask("GET", path)).body).toMatchObject({
      confidence: null,
      others: [],
    });
  });
});
