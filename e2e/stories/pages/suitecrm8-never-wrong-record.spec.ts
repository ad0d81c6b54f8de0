import type { Page } from "@playwright/test";
import { watchHosts } from "../../fixtures/frame-watch.ts";
import { addShellLeads, type ShellLead } from "../../fixtures/shell-leads.ts";
import { expect, test } from "../../fixtures/test.ts";
import type { World } from "../../fixtures/world.ts";

test.use({ place: "office" });

const hostOf = (page: Page, { id, number }: ShellLead) =>
  page.locator(
    `scrm-record ringback-actions[data-number="${number}"][data-module="Leads"][data-record="${id}"]`,
  );

/** Opens the first lead from the list, so that next and previous know their order. */
async function openFirst(page: Page, world: World, first: ShellLead): Promise<void> {
  await page.goto(`${world.crm.origin8}/#/leads/index`);
  await page.getByRole("link", { name: first.name }).click();
  await expect(hostOf(page, first)).toHaveCount(1);
}

async function waitsFor(world: World, answer: string): Promise<void> {
  await expect.poll(() => world.crm.waitingAnswers()).toContain(answer);
}

/** At no frame did a host claim a record that its number does not belong to. */
async function expectNoFalseClaim(
  seen: Awaited<ReturnType<typeof watchHosts>>,
  leads: readonly ShellLead[],
): Promise<void> {
  const { frames, claims } = await seen();
  expect(frames).toBeGreaterThan(0);
  const owners = new Map(leads.map(({ number, id }) => [number, id]));
  const isFalse = ({ number, record }: { number: string; record: string }): boolean =>
    owners.has(number) && record !== "none" && record !== owners.get(number);
  expect(claims.filter((claim) => isFalse(claim))).toEqual([]);
  const claimed = claims.filter(({ number, record }) => owners.get(number) === record);
  expect(claimed.length).toBeGreaterThan(1);
}

test("next and previous record, while the record's answer is held", async ({ crm8Page, world }) => {
  const leads = await addShellLeads(world);
  const [first, second] = leads;
  await openFirst(crm8Page, world, first);
  const seen = await watchHosts(crm8Page);
  for (const [direction, from, to] of [
    ["next", first, second],
    ["previous", second, first],
  ] as const) {
    await world.crm.holdAnswers("session-status");
    await crm8Page.locator(`.record-pagination-button.pagination-${direction}`).click();
    await waitsFor(world, "session-status");
    await expect(hostOf(crm8Page, from)).toHaveCount(1);
    await world.crm.holdAnswers("record");
    await waitsFor(world, "record");
    await expect(crm8Page.locator("ringback-actions")).toHaveCount(0);
    await world.crm.holdAnswers();
    await expect(hostOf(crm8Page, to)).toHaveCount(1);
  }
  await expectNoFalseClaim(seen, leads);
});

test("back and forward, while the resolvers are held: old record, new address", async ({
  crm8Page,
  world,
}) => {
  const leads = await addShellLeads(world);
  const [first, second] = leads;
  await openFirst(crm8Page, world, first);
  await crm8Page.locator(".record-pagination-button.pagination-next").click();
  await expect(hostOf(crm8Page, second)).toHaveCount(1);
  const seen = await watchHosts(crm8Page);
  for (const [way, target] of [
    ["back", first],
    ["forward", second],
  ] as const) {
    await world.crm.holdAnswers("session-status", "moduleMetadata");
    await crm8Page.evaluate((name) => history[name](), way);
    await waitsFor(world, "session-status");
    await expect.poll(() => crm8Page.url()).toContain(target.id);
    await world.crm.holdAnswers("moduleMetadata");
    await waitsFor(world, "moduleMetadata");
    await world.crm.holdAnswers();
    await expect(hostOf(crm8Page, target)).toHaveCount(1);
  }
  await expectNoFalseClaim(seen, leads);
});

test("a typed hash, changed again before the first is answered", async ({ crm8Page, world }) => {
  const leads = await addShellLeads(world);
  const [first, second, third] = leads;
  await openFirst(crm8Page, world, first);
  const seen = await watchHosts(crm8Page);
  await world.crm.holdAnswers("session-status");
  for (const { id } of [second, third]) {
    await crm8Page.evaluate((record) => void (location.hash = `/leads/record/${record}`), id);
    await waitsFor(world, "session-status");
    await expect.poll(() => crm8Page.url()).toContain(id);
    // The numbers still shown are the first lead's.
    await expect(crm8Page.locator(`ringback-actions[data-number="${third.number}"]`)).toHaveCount(
      0,
    );
  }
  await world.crm.holdAnswers();
  await expect(hostOf(crm8Page, third)).toHaveCount(1);
  await expectNoFalseClaim(seen, leads);
});
