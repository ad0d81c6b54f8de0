import { z } from "zod";

const policies = ["4xx", "5xx", "ct", "rt", "all"] as const;
type RetryPolicy = (typeof policies)[number];

export interface ConnectionOverrides {
  readonly connectTimeoutMs: number;
  readonly readTimeoutMs: number;
  readonly totalTimeMs: number;
  readonly retries: number;
  readonly retryOn: ReadonlySet<RetryPolicy>;
}

const whole = (least: number, most: number, fallback: number) =>
  z.coerce.number().int().min(least).max(most).catch(fallback);

/** Twilio's own limits: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
const Fragment = z.object({
  ct: whole(100, 10_000, 5000),
  rt: whole(100, 15_000, 15_000),
  tt: whole(100, 15_000, 15_000),
  rc: whole(0, 5, 1),
  rp: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(policies)))
    .catch(["ct"]),
});

/** Parts a webhook's URL from the overrides in its fragment, which is neither sent nor signed. */
export function readConnectionOverrides(url: string): {
  readonly url: URL;
  readonly overrides: ConnectionOverrides;
} {
  const target = new URL(url);
  const { ct, rt, tt, rc, rp } = Fragment.parse(
    Object.fromEntries(new URLSearchParams(target.hash.slice(1))),
  );
  target.hash = "";
  return {
    url: target,
    overrides: {
      connectTimeoutMs: ct,
      readTimeoutMs: rt,
      totalTimeMs: tt,
      retries: rc,
      retryOn: new Set(rp),
    },
  };
}
