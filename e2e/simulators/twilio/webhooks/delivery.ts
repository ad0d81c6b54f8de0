import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import { readConnectionOverrides, type ConnectionOverrides } from "./connection-overrides.ts";
import { createCookieJar } from "./cookies.ts";
import type { HttpOutcome } from "./http-exchange.ts";
import { sendOnce, type Attempt, type Delivery, type SendingTools } from "./send-once.ts";

/** `url` is the last one asked, after redirects. */
export type DeliveryOutcome = { readonly url: string } & (
  | HttpOutcome
  | { readonly kind: "too-many-redirects" | "bad-url"; readonly detail: string }
);

export interface DeliveryTools extends SendingTools {
  readonly clock: Clock;
}

const mostRedirects = 10;

/** Sends one webhook with its retries, and its duplicates at the same time; follows redirects. */
export async function deliver(tools: DeliveryTools, delivery: Delivery): Promise<DeliveryOutcome> {
  if (!URL.canParse(delivery.url) || !/^https?:/i.test(delivery.url)) {
    return { url: delivery.url, kind: "bad-url", detail: "it is not an absolute http(s) URL" };
  }
  const token = randomUUID();
  const first = tools.clock.during(deliverWithRetries(tools, delivery, token));
  const stranger = { ...delivery, cookies: createCookieJar() };
  for (let copy = 0; copy < countCopies(delivery); copy += 1) {
    void tools.clock.during(deliverWithRetries(tools, stranger, token));
  }
  return first;
}

function countCopies({ faults }: Delivery): number {
  return faults.reduce((sum, fault) => sum + (fault.kind === "duplicate" ? fault.copies : 0), 0);
}

async function deliverWithRetries(
  tools: DeliveryTools,
  delivery: Delivery,
  token: string,
): Promise<DeliveryOutcome> {
  const { overrides } = readConnectionOverrides(delivery.url);
  const deadline = performance.now() + overrides.totalTimeMs;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await followRedirects(tools, delivery, token, { attempt, deadline });
    const isOver = attempt > overrides.retries || performance.now() >= deadline;
    if (isOver || !shouldRetry(outcome, overrides)) return outcome;
  }
}

function shouldRetry(outcome: DeliveryOutcome, { retryOn }: ConnectionOverrides): boolean {
  const covers = (policy: "4xx" | "5xx" | "ct" | "rt") => retryOn.has("all") || retryOn.has(policy);
  if (outcome.kind === "not-connected") return covers("ct");
  if (outcome.kind === "timed-out" || outcome.kind === "broken") return covers("rt");
  if (outcome.kind !== "answered") return false;
  if (outcome.status >= 500) return covers("5xx");
  return outcome.status >= 400 && covers("4xx");
}

async function followRedirects(
  tools: DeliveryTools,
  delivery: Delivery,
  token: string,
  attempt: Attempt,
): Promise<DeliveryOutcome> {
  let { method } = delivery;
  const { url, overrides } = readConnectionOverrides(delivery.url);
  let target = url;
  let fields = delivery.fields;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const outcome = await sendOnce(tools, delivery, {
      ...attempt,
      overrides,
      token,
      target,
      method,
      fields,
    });
    const location = outcome.kind === "answered" ? redirectTarget(outcome) : undefined;
    if (location === undefined) return { ...outcome, url: target.href };
    if (!URL.canParse(location, target.href)) {
      return { url: location, kind: "bad-url", detail: "it redirects to an unreadable URL" };
    }
    if (outcome.kind === "answered" && outcome.status !== 307) {
      method = "GET";
      fields = {};
    }
    target = new URL(location, target);
  }
  const detail = `it redirects more than ${mostRedirects} times`;
  return { url: target.href, kind: "too-many-redirects", detail };
}

function redirectTarget(outcome: HttpOutcome & { kind: "answered" }): string | undefined {
  return [301, 302, 307].includes(outcome.status) ? outcome.headers.location : undefined;
}
