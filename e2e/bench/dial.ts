import { setTimeout } from "node:timers/promises";
import type { Page } from "@playwright/test";
import * as z from "zod";
import { openAgentBrowser } from "../fixtures/agent-browser.ts";
import { callButton, makeLead, type Lead } from "../fixtures/lead.ts";
import { Phone } from "../fixtures/phone.ts";
import { setUp, signInToCrm } from "../fixtures/sign-in.ts";
import type { TwilioControl } from "../fixtures/twilio-control.ts";
import { startWorld } from "../fixtures/world.ts";
import { startBarePhone } from "./bare/bare-phone.ts";
import { median, round } from "./statistics.ts";

const usualRuns = 30;

/** Nobody asks anything while a call comes about: asking costs the processor that is measured. */
const quietMs = 1000;

/** Milliseconds from the click to the signalling `invite` and to the SDK's `accept`. */
interface Timing {
  readonly invite: number;
  readonly accept: number;
}

/**
 * From a real click to `invite` and `accept`, the product beside a bare page, in turn, in one
 * browser; with the background worker awake and with it stopped.
 */
export async function dial(): Promise<Record<string, unknown>> {
  const runs = Number(process.argv[3] ?? usualRuns);
  const world = await startWorld();
  const browser = await openAgentBrowser(world);
  try {
    const user = world.user("bdm1");
    const phone = await Phone.find(browser);
    await setUp(phone, { server: world.serverOrigin, crm: world.crm.origin, user });
    await phone.lineIs("ready");
    const lead = await makeLead(world, user);
    await world.twilio.setPerson(lead.number, { answer: { afterSeconds: 0.05, says: "silence" } });
    const crmPage = await browser.context.newPage();
    await signInToCrm(crmPage, world.crm.origin, user);
    await crmPage.goto(lead.url);
    await callButton(crmPage, lead.number).waitFor();
    const bare = await startBarePhone(world, lead.number);
    const barePage = await browser.context.newPage();
    await barePage.goto(bare.origin);
    await barePage.locator("#call:enabled").waitFor();

    const measure = async (isAwake: boolean) => {
      const product: Timing[] = [];
      const beside: Timing[] = [];
      for (let run = 0; run < runs; run += 1) {
        if (!isAwake) await phone.stopWorker();
        product.push(await timeProduct(phone, crmPage, lead, world.twilio));
        beside.push(await timeBare(barePage, world.twilio));
        console.log(`run ${run + 1} of ${runs}`, product.at(-1), beside.at(-1));
      }
      return compare(product, beside);
    };
    const awake = await measure(true);
    const stopped = await measure(false);
    bare.close();
    return { ...awake, stopped };
  } finally {
    await browser.close();
    await world.stop();
  }
}

async function timeProduct(
  phone: Phone,
  page: Page,
  lead: Lead,
  twilio: TwilioControl,
): Promise<Timing> {
  const after = await twilio.lastSeq();
  await page.bringToFront();
  const clickedAt = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const note = (event: MouseEvent): void => resolve(performance.timeOrigin + event.timeStamp);
        addEventListener("click", note, { capture: true, once: true });
      }),
  );
  await callButton(page, lead.number).click();
  await setTimeout(quietMs);
  const { callId, connectedAt } = await phone.callIs("connected");
  const timing = await sinceClick(await clickedAt, connectedAt ?? Number.NaN, twilio, after);
  await phone.send("engine", "hangUp", { callId });
  await phone.callIs("ended");
  await twilio.personIsFree(lead.number);
  return timing;
}

const BareTimes = z.object({ clickedAt: z.number(), acceptedAt: z.number() });

async function timeBare(page: Page, twilio: TwilioControl): Promise<Timing> {
  const after = await twilio.lastSeq();
  await page.bringToFront();
  await page.locator("#call").click();
  await setTimeout(quietMs);
  const output = page.locator("output:not(:empty)");
  await output.waitFor();
  const times = BareTimes.parse(JSON.parse((await output.textContent()) ?? ""));
  const timing = await sinceClick(times.clickedAt, times.acceptedAt, twilio, after);
  await page.evaluate("hangUp()");
  await page.locator("#call[data-idle]").waitFor();
  return timing;
}

async function sinceClick(
  clickedAt: number,
  acceptedAt: number,
  twilio: TwilioControl,
  after: number,
): Promise<Timing> {
  const [invite] = (await twilio.events("signalling.received", after)).filter(
    ({ message }) => message === "invite",
  );
  const invitedAt = z.object({ exactWallClock: z.number() }).parse(invite).exactWallClock;
  return { invite: invitedAt - clickedAt, accept: acceptedAt - clickedAt };
}

function compare(product: readonly Timing[], bare: readonly Timing[]) {
  const figures = (of: keyof Timing) => {
    const [productMs, bareMs] = [product, bare].map((times) =>
      median(times.map((time) => time[of])),
    );
    if (productMs === undefined || bareMs === undefined) throw new Error("no runs");
    return {
      product_ms: round(productMs),
      bare_ms: round(bareMs),
      added_ms: round(productMs - bareMs),
      ratio: round(productMs / bareMs, 3),
    };
  };
  return { invite: figures("invite"), accept: figures("accept") };
}
