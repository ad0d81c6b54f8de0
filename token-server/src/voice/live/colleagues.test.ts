import { expect, it, vi } from "vitest";
import { openBrowser } from "../../testing/inbound-call.ts";
import { placeCall } from "../../testing/placed-call.ts";
import { bea, ben, cleo } from "../../testing/route-examples.ts";
import { signInAgent } from "../../testing/test-agent.ts";
import { onEachDatabase } from "../../testing/test-database.ts";
import { startVoice } from "../../testing/voice-world.ts";

vi.setConfig({ testTimeout: 30_000 });

onEachDatabase((open) => {
  it("lists colleagues as they can be rung, then by name", async () => {
    const voice = await startVoice(await open());
    const asking = await signInAgent(voice, bea);
    const id = (digit: string) => `0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8fb${digit}`;
    const busy = await signInAgent(voice, ben, "Ben Duarte");
    const free = await signInAgent(voice, cleo, "Cleo Park");
    const alsoFree = await signInAgent(voice, id("1"), "Ada Ruiz");
    const quiet = await signInAgent(voice, id("2"), "Quentin Vale");
    await signInAgent(voice, id("3"), "Olga Petrov");
    const gone = await signInAgent(voice, id("4"), "Gone");
    for (const agent of [asking, busy, free, alsoFree, quiet, gone]) {
      await openBrowser(voice, agent);
    }
    await placeCall(voice, busy);
    await quiet.ask("PUT", "/api/presence", { state: "do-not-disturb" });
    const { db } = voice.world;
    await db.updateTable("agent").set({ active: 0 }).where("id", "=", gone.id).execute();
    expect((await asking.ask("GET", "/api/colleagues")).body).toEqual({
      colleagues: [
        { agentId: alsoFree.id, name: "Ada Ruiz", state: "available" },
        { agentId: free.id, name: "Cleo Park", state: "available" },
        { agentId: busy.id, name: "Ben Duarte", state: "on-call" },
        { agentId: quiet.id, name: "Quentin Vale", state: "do-not-disturb" },
        { agentId: id("3"), name: "Olga Petrov", state: "offline" },
      ],
    });
  });
});
