import { Problem } from "@ringback/shared/problem";
import { ServerRefusal, serverTooSlow, serverUnclear, serverUnreachable } from "./server-error.ts";

export interface ServerAccess {
  readonly origin: string;
  readonly accessToken: string;
}

interface Question {
  readonly url: string;
  readonly method: string;
  /** Media type of the wanted answer. */
  readonly accept: string;
  readonly accessToken?: string | undefined;
  readonly json?: unknown;
}

const timeoutMs = 10_000;

/**
 * Asks the server once and reads its good answer whole with `read`. Throws `ServerRefusal` when it
 * says no, and a `CodedError` (`server-unreachable`, `server-too-slow`, `server-unclear`) when it
 * says nothing that can be used.
 */
export async function ask<T>(
  { url, method, accept, accessToken, json }: Question,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(timeoutMs);
  let status: number;
  let answer: { readonly good: T } | { readonly bad: string };
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept,
        ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
        ...(json !== undefined && { "content-type": "application/json" }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      cache: "no-store",
      credentials: "omit",
      redirect: "manual",
      signal,
    });
    status = response.status;
    answer = response.ok ? { good: await read(response) } : { bad: await response.text() };
  } catch (error) {
    throw signal.aborted ? serverTooSlow(error) : serverUnreachable(error);
  }
  if ("good" in answer) return answer.good;
  // No route answers with a redirect; browsers report one as status 0.
  if (status < 400) throw serverUnclear("redirect");
  const problem = Problem.safeParse(readJson(answer.bad));
  throw problem.success ? new ServerRefusal(problem.data) : serverUnclear(`HTTP ${status}`);
}

/** A route's path with its parameters in it. */
export function fillPath(path: string, parameters: Readonly<Record<string, string>> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ""));
}

/** Undefined where it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
