import { Problem } from "@ringback/shared/problem";
import type { Route } from "@ringback/shared/route";
import type * as z from "zod/mini";
import { ServerRefusal, serverTooSlow, serverUnclear, serverUnreachable } from "./server-error.ts";

type In<S> = S extends z.ZodMiniType ? z.input<S> : undefined;

/** What a request of this route needs. */
export interface RouteRequest<R extends Route> {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: In<R["query"]>;
  readonly body?: In<R["body"]>;
}

export type RouteReply<R extends Route> = z.output<R["reply"]>;

const timeoutMs = 10_000;

/**
 * One request of a shared route. Throws `ServerRefusal` when the server says no, and a
 * `CodedError` (`server-unreachable`, `server-too-slow`, `server-unclear`) when it says nothing
 * that can be used.
 */
export async function callRoute<R extends Route>(
  route: R,
  request: RouteRequest<R>,
  { origin, accessToken }: { readonly origin: string; readonly accessToken?: string },
): Promise<RouteReply<R>> {
  const signal = AbortSignal.timeout(timeoutMs);
  let status: number;
  let content: unknown;
  try {
    const response = await fetch(address(route, request, origin), {
      method: route.method,
      headers: {
        accept: "application/json",
        ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
        ...(request.body !== undefined && { "content-type": "application/json" }),
      },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      cache: "no-store",
      credentials: "omit",
      redirect: "manual",
      signal,
    });
    status = response.status;
    content = readJson(await response.text());
  } catch (error) {
    throw signal.aborted ? serverTooSlow(error) : serverUnreachable(error);
  }
  // No route answers with a redirect; browsers report one as status 0.
  if (status === 0 || (status >= 300 && status < 400)) throw serverUnclear("redirect");
  if (status >= 400) {
    const problem = Problem.safeParse(content);
    throw problem.success ? new ServerRefusal(problem.data) : serverUnclear(`HTTP ${status}`);
  }
  const reply = route.reply.safeParse(content);
  if (!reply.success) throw serverUnclear(reply.error);
  return reply.data as RouteReply<R>;
}

function address<R extends Route>(route: R, request: RouteRequest<R>, origin: string): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(request.parameters?.[name] ?? ""),
  );
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries<unknown>(request.query ?? {}))
    if (typeof value === "string" || typeof value === "number")
      url.searchParams.set(name, `${value}`);
  return url.href;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
