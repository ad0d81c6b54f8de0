import { expect, it } from "vitest";
import { callActivity } from "../activity/call-activity.ts";
import { askToCall, dialEnded, placeCall } from "../testing/placed-call.ts";
import { signInAgent } from "../testing/test-agent.ts";
import { onEachDatabase } from "../testing/test-database.ts";
import { startVoice } from "../testing/voice-world.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";

onEachDatabase((open) => {
  /** Dies once, in the middle of what follows from a webhook. */
  async function startFragile(at: "open" | "change") {
    let isBroken = true;
    const dieOnce = () => {
      if (!isBroken) return;
      isBroken = false;
      throw new Error("power cut");
    };
    const voice = await startVoice(await open(), {
      activity: {
        open: async (...args) => {
          if (at === "open") dieOnce();
          await callActivity.open(...args);
        },
        change: async (...args) => {
          if (at === "change") dieOnce();
          await callActivity.change(...args);
        },
      },
    });
    return { voice, agent: await signInAgent(voice, bea) };
  }

  it("places the call at Twilio's second try when the first was cut short", async () => {
    const { voice, agent } = await startFragile("open");
    const { outgoing } = await askToCall(voice, agent);
    const outgoingPath = "/twilio/voice/outgoing";
    expect((await voice.webhook(outgoingPath, outgoing)).status).toBe(500);
    expect(await voice.rows("webhook")).toEqual([]);
    expect(await voice.audits("outbound_call")).toEqual([]);
    expect(await voice.rows("call")).toMatchObject([{ root_call_sid: null, started_at: null }]);
    expect(await (await voice.webhook(outgoingPath, outgoing)).text()).toContain("<Dial");
    expect(await voice.audits("outbound_call")).toHaveLength(1);
    expect(voice.faults).toEqual([new Error("power cut")]);
  });

  it("takes in the end at Twilio's second try, whole", async () => {
    const { voice, agent } = await startFragile("change");
    const { callId } = await placeCall(voice, agent);
    const ended = dialEnded("completed", { DialBridged: "true", DialCallDuration: "65" });
    const endPath = "/twilio/voice/dial-ended";
    expect((await voice.webhook(endPath, ended)).status).toBe(500);
    expect((await agent.ask("GET", `/api/calls/${callId}`)).body.state).toBe("dialing");
    expect(await voice.rows("stream_event")).toEqual([]);
    expect((await voice.webhook(endPath, ended)).status).toBe(200);
    expect((await agent.ask("GET", `/api/calls/${callId}`)).body).toMatchObject({
      outcome: "answered",
      talkSeconds: 65,
    });
    expect(await voice.rows("job")).toHaveLength(1);
    expect(await voice.rows("stream_event")).toHaveLength(1);
  });
});
