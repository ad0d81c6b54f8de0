import { Agent, request as httpRequest } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** A signed webhook, ready to go out. */
export interface PreparedWebhook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Load {
  readonly perSecond: number;
  /** How long each took, shortest first. */
  readonly times: readonly number[];
}

const connections = 16;

/** Sends all of them as fast as they are answered, so many at a time. */
export async function flood(origin: string, webhooks: readonly PreparedWebhook[]): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const waiting = webhooks.values();
  const startedAt = performance.now();
  const work = async () => {
    for (const webhook of waiting) {
      const sentAt = performance.now();
      await send(agent, origin, webhook);
      times.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return { perSecond: webhooks.length / seconds, times: sorted(times) };
}

/**
 * Sends them at a steady rate, whether the ones before are answered or not. Each time counts from
 * when it was due: who has to stand in line waits, too.
 */
export async function drip(
  origin: string,
  webhooks: readonly PreparedWebhook[],
  perSecond: number,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const startedAt = performance.now();
  const sent: Promise<number>[] = [];
  for (const [index, webhook] of webhooks.entries()) {
    const dueAt = startedAt + (index * 1000) / perSecond;
    const early = dueAt - performance.now();
    if (early > 0) await wait(early);
    sent.push(send(agent, origin, webhook).then(() => performance.now() - dueAt));
  }
  const times = await Promise.all(sent);
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return { perSecond: webhooks.length / seconds, times: sorted(times) };
}

function send(agent: Agent, origin: string, { path, headers, body }: PreparedWebhook) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const request = httpRequest(`${origin}${path}`, { agent, method: "POST", headers }, (answer) => {
    answer.on("end", () => {
      if (answer.statusCode === 200) resolve();
      else reject(new Error(`${path} was answered with ${answer.statusCode}`));
    });
    answer.on("error", reject);
    answer.resume();
  });
  request.on("error", reject);
  request.end(body);
  return promise;
}

const sorted = (times: readonly number[]) => times.toSorted((one, other) => one - other);

export function quantile({ times }: Load, part: number): number {
  return times[Math.floor((times.length - 1) * part)] ?? Number.NaN;
}
