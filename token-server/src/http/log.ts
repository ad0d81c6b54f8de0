import { type Logger, pino } from "pino";
import { createMask } from "./mask.ts";

export type Log = Logger;

interface Destination {
  write(line: string): void;
}

/**
 * One JSON line an event. Every line passes the mask as a whole, so that nothing depends on each
 * caller to remember what is secret.
 */
export function createLog(
  secrets: readonly string[],
  destination: Destination = process.stdout,
): Log {
  const mask = createMask(
    secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]),
  );
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => describeError(error) },
    },
    { write: (line: string) => destination.write(mask(line)) },
  );
}

const deepestCause = 5;

/** What helps to find a fault. Libraries hang whole requests, headers included, on their errors. */
function describeError(error: unknown, depth = 0): object | string {
  if (!(error instanceof Error)) return typeof error === "string" ? error : typeof error;
  const { name, message, stack, cause } = error;
  const [code, status] = ["code", "status"].map((key) => readPlain(error, key));
  return {
    name,
    message,
    ...(code !== undefined && { code }),
    ...(status !== undefined && { status }),
    stack: stack?.split("\n    at ").slice(1),
    ...(cause !== undefined && depth < deepestCause && { cause: describeError(cause, depth + 1) }),
  };
}

function readPlain(error: Error, key: string): string | number | undefined {
  const value: unknown = Reflect.get(error, key);
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}
