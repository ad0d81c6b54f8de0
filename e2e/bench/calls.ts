import { openAgentBrowser } from "../fixtures/agent-browser.ts";
import { callButton, makeLead, personTone } from "../fixtures/lead.ts";
import { microphoneTone } from "../fixtures/microphone-tone.ts";
import { Phone } from "../fixtures/phone.ts";
import { setUp, signInToCrm } from "../fixtures/sign-in.ts";
import { startWorld } from "../fixtures/world.ts";
import { round } from "./statistics.ts";

const wanted = 50;
const warmUp = 10;

/**
 * Many calls in a row in one browser: each must connect with sound both ways and end as one CRM
 * record, and the engine must give back what each took.
 */
export async function calls(): Promise<Record<string, unknown>> {
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
    const inspector = await phone.inspectEngine();
    let heardBothWays = 0;
    let heapAtWarmUp = 0;
    for (let call = 1; call <= wanted; call += 1) {
      await callButton(page, lead.number).click();
      const { callId } = await phone.callIs("connected");
      await world.twilio.hears(lead.number, microphoneTone);
      if (Math.abs((await inspector.heardFrequency()) - personTone) < 10) heardBothWays += 1;
      await phone.send("engine", "hangUp", { callId });
      await phone.callIs("ended");
      await world.twilio.personIsFree(lead.number);
      if (call === warmUp) heapAtWarmUp = await inspector.heapAfterCollection();
      console.log(`call ${call} of ${wanted}`);
    }
    const heapAtEnd = await inspector.heapAfterCollection();
    const media = await inspector.liveMedia();
    const recordsMade = await finishedRecords(world, wanted);
    return {
      calls: wanted,
      connected_with_sound_both_ways: heardBothWays,
      crm_records: recordsMade,
      heap_growth_kb: round((heapAtEnd - heapAtWarmUp) / 1024),
      open_peer_connections: media.peerConnections,
      live_tracks: media.tracks,
    };
  } finally {
    await browser.close();
    await world.stop();
  }
}

/** Waits until the CRM holds as many calls as were made; more would show as well. */
async function finishedRecords(
  world: Awaited<ReturnType<typeof startWorld>>,
  expected: number,
): Promise<number> {
  const deadline = Date.now() + 60_000;
  let records = await world.crm.calls();
  while (records.length < expected && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    records = await world.crm.calls();
  }
  return records.filter(({ status }) => status === "Held").length;
}
