import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../../../machine/launch-chromium.ts";
import { startTwilioSimulator, type TwilioSimulator } from "../simulator.ts";
import {
  answerTwiml,
  startReceiver,
  type WebhookReceiver,
} from "../webhooks/testing/webhook-receiver.ts";

const caller = "+12125550123";
const ourNumber = "+12125550142";
const voicemailNumber = "+12125550143";
const menuNumber = "+12125550144";

const documents: Readonly<Record<string, string>> = {
  "/voicemail": "<Response><Record action='/done' transcribe='true'/></Response>",
  "/menu": "<Response><Gather numDigits='1' timeout='60' action='/chosen'/></Response>",
  "/chosen": "<Response><Enqueue>support</Enqueue></Response>",
  "/done": "<Response/>",
};

let server: WebhookReceiver;
let simulator: TwilioSimulator;
let browser: Browser;

beforeAll(async () => {
  server = await startReceiver((response, { target }) =>
    answerTwiml(
      response,
      documents[target] ?? "<Response><Say>Hello</Say><Pause length='600'/></Response>",
    ),
  );
  simulator = await startTwilioSimulator({
    numbers: [
      { phoneNumber: ourNumber, voiceUrl: server.origin },
      { phoneNumber: voicemailNumber, voiceUrl: `${server.origin}/voicemail` },
      { phoneNumber: menuNumber, voiceUrl: `${server.origin}/menu` },
    ],
    recordingProcessingSeconds: 0.5,
    transcriptionSeconds: 0.5,
  });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await simulator.close();
  await server.close();
});

async function openPage(colorScheme: "light" | "dark"): Promise<Page> {
  const context = await browser.newContext({ colorScheme });
  const page = await context.newPage();
  await page.goto(simulator.origin);
  return page;
}

test("somebody rings the agent's number, sees the call live, and hangs up", async () => {
  const page = await openPage("light");
  await page.getByLabel("Caller").fill(caller);
  await page.getByRole("combobox", { name: "Calls" }).selectOption(ourNumber);
  await page.getByRole("button", { name: "Start call" }).click();
  const call = page.getByRole("listitem").filter({ hasText: `${caller} → ${ourNumber}` });
  await call.getByText("Connected").waitFor();
  await call.getByText("in call, hears silence").waitFor();
  await call.getByRole("button", { name: `Hang up ${caller} → ${ourNumber}` }).click();
  await page.getByText("Nobody is on the phone.").waitFor();
  expect(server.received).toHaveLength(1);
  await page.context().close();
});

test("somebody leaves a message, which is listened to and read", async () => {
  const page = await openPage("light");
  await page.getByRole("combobox", { name: "Calls" }).selectOption(voicemailNumber);
  await page.getByLabel("Once answered").selectOption("Leaves a message after the beep, presses #");
  await page.getByRole("button", { name: "Start call" }).click();
  await page.getByText("is being recorded").first().waitFor();
  const recording = page.getByRole("listitem").filter({ hasText: "RecordVerb" });
  await recording.getByText("“A message of 5 seconds.”").waitFor();
  const source = await recording.getByLabel(/^Play RecordVerb/).getAttribute("src");
  const file = await fetch(simulator.origin + source);
  expect(file.headers.get("Content-Type")).toContain("audio/wav");
  await page.context().close();
});

test("somebody presses keys, and waits in a queue", async () => {
  const page = await openPage("dark");
  await page.getByRole("combobox", { name: "Calls" }).selectOption(menuNumber);
  await page.getByRole("button", { name: "Start call" }).click();
  const call = page.getByRole("listitem").filter({ hasText: menuNumber });
  await call.getByLabel(/^Keys of/).fill("1");
  await call.getByRole("button", { name: /^Press keys of/ }).click();
  await call.getByText("waits in queue support, place 1").waitFor();
  expect(server.received.find(({ target }) => target === "/chosen")?.fields).toMatchObject({
    Digits: "1",
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await call.getByRole("button", { name: /^Hang up/ }).click();
  await page.getByText("Nobody is on the phone.").waitFor();
  await page.context().close();
});

test("a number's behaviour is changed", async () => {
  const page = await openPage("dark");
  await page.getByLabel("Number", { exact: true }).fill("+12125550177");
  await page.getByLabel("Behaviour").selectOption("Busy");
  await page.getByRole("button", { name: "Save behaviour" }).click();
  const person = page.getByRole("listitem").filter({ hasText: "+12125550177" });
  await person.getByText("idle – is busy").waitFor();
  const response = await fetch(`${simulator.origin}/control/persons`);
  expect(await response.json()).toMatchObject({
    persons: expect.arrayContaining([
      expect.objectContaining({ number: "+12125550177", behaviour: "busy" }),
    ]),
  });
  await page.context().close();
});

test.each(["light", "dark"] as const)("the page is accessible in %s", async (colorScheme) => {
  const page = await openPage(colorScheme);
  await page.getByRole("combobox", { name: "Calls" }).selectOption(ourNumber);
  await page.getByLabel("Caller").fill(caller);
  await page.getByRole("button", { name: "Start call" }).click();
  await page.getByText("Connected").waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.getByRole("button", { name: `Hang up ${caller} → ${ourNumber}` }).click();
  await page.getByText("Nobody is on the phone.").waitFor();
  await page.context().close();
});
