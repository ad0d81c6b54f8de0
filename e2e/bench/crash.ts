import type { Page } from "@playwright/test";
import * as z from "zod";
import { openAgentBrowser } from "../fixtures/agent-browser.ts";
import type { CallRecord } from "../fixtures/crm-control.ts";
import { callButton, makeLead, type Lead } from "../fixtures/lead.ts";
import { Phone } from "../fixtures/phone.ts";
import { setUp, signInToCrm } from "../fixtures/sign-in.ts";
import { startWorld, type World } from "../fixtures/world.ts";
import { seededRandom } from "../simulators/twilio/seeded-random.ts";

const callsWanted = 40;
const killsWanted = 20;
const longestDelayMs = 2500;

/**
 * Kills the server at random moments of a run of calls and starts it again. Afterwards each call
 * whose dialling instructions were given must stand in the CRM once, finished, with what really
 * happened; every other must have ended with words and left nothing.
 */
export async function crash(): Promise<Record<string, unknown>> {
  const seed = Number(process.argv[3] ?? Date.now() % 100_000);
  const random = seededRandom(seed);
  const world = await startWorld();
  const browser = await openAgentBrowser(world);
  try {
    const user = world.user("bdm1");
    const phone = await Phone.find(browser);
    await setUp(phone, { server: world.serverOrigin, crm: world.crm.origin, user });
    await phone.lineIs("ready");
    const lead = await makeLead(world, user);
    const page = await browser.context.newPage();
    await signInToCrm(page, world.crm.origin, user);
    await page.goto(lead.url);
    let kills = 0;
    let silentEndings = 0;
    for (let call = 1; call <= callsWanted; call += 1) {
      const isKilled =
        kills < killsWanted && (call % 2 === 0 || callsWanted - call < killsWanted - kills);
      const killing = isKilled ? killSoon(world, random() * longestDelayMs) : undefined;
      if (isKilled) kills += 1;
      if (!(await makeCall(phone, page, lead))) silentEndings += 1;
      await killing;
      await phone.lineIs("ready");
      console.log(`call ${call} of ${callsWanted}, ${kills} kills`);
    }
    return {
      seed,
      calls: callsWanted,
      kills,
      silent_endings: silentEndings,
      ...(await judge(world)),
    };
  } finally {
    await browser.close();
    await world.stop();
  }
}

async function killSoon(world: World, delayMs: number): Promise<void> {
  await pause(delayMs);
  await world.killServer();
  await world.startServer();
}

/** One click and what comes of it. False when it came to nothing without a word. */
async function makeCall(phone: Phone, page: Page, lead: Lead): Promise<boolean> {
  const before = (await phone.snapshot()).call?.callId;
  const button = callButton(page, lead.number);
  await page.reload();
  await button.click();
  for (;;) {
    const { call } = await phone.snapshot();
    const isNew = call !== null && call.callId !== before;
    if (isNew && call.state === "ended")
      return call.outcome !== null || call.ending !== null || call.connectedAt !== null;
    if (isNew && call.state === "connected") {
      await pause(700);
      await phone.send("engine", "hangUp", { callId: call.callId });
      await phone.callIs("ended");
      return true;
    }
    // Refused before there was a call: the button says why.
    if (!isNew && (await button.getAttribute("aria-description")) !== null) return true;
    await pause(50);
  }
}

const Answered = z.looseObject({ url: z.string(), status: z.number(), callSid: z.string() });
const Bridged = z.looseObject({ wallClock: z.number(), parentCallSid: z.string() });

/** Compares the CRM with what the simulated Twilio knows happened. */
async function judge(world: World): Promise<Record<string, unknown>> {
  const instructed = new Set(
    (await world.twilio.events("webhook.answered"))
      .map((event) => Answered.safeParse(event))
      .flatMap(({ data }) =>
        data?.url.endsWith("/twilio/voice/outgoing") && data.status === 200 ? [data.callSid] : [],
      ),
  );
  const talked = new Map<string, number>();
  for (const type of ["leg.bridged", "leg.parted"]) {
    for (const event of await world.twilio.events(type)) {
      const { parentCallSid: parent, wallClock } = Bridged.parse(event);
      talked.set(
        parent,
        type === "leg.bridged" ? wallClock : wallClock - (talked.get(parent) ?? 0),
      );
    }
  }
  let records = await world.crm.calls();
  const deadline = Date.now() + 150_000;
  while (records.length < instructed.size && Date.now() < deadline) {
    await pause(500);
    records = await world.crm.calls();
  }
  const perCall = [...instructed].map((sid) => ({
    sid,
    records: records.filter((record) => record.description.includes(sid)),
  }));
  return {
    instructed: instructed.size,
    records: records.length,
    exactly_one: perCall.filter((call) => call.records.length === 1).length,
    right_result: perCall.filter((call) => isRight(call.records[0], talked.get(call.sid))).length,
    stray_records: records.filter(
      ({ description }) => ![...instructed].some((sid) => description.includes(sid)),
    ).length,
  };
}

function isRight(record: CallRecord | undefined, talkedMs: number | undefined): boolean {
  if (record === undefined) return false;
  if (talkedMs === undefined) return record.status === "Not Held";
  const [, minutes = "0", seconds = "0"] = /(\d+):(\d\d)/.exec(record.description) ?? [];
  const written = Number(minutes) * 60 + Number(seconds);
  return record.status === "Held" && Math.abs(written - talkedMs / 1000) <= 1.5;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
