import type { Route } from "@ringback/shared/route";
import type * as z from "zod/mini";
import { ask, fillPath, readJson, type ServerAccess } from "./ask.ts";
import { serverUnclear } from "./server-error.ts";

type In<S> = S extends z.ZodMiniType ? z.input<S> : undefined;

/** What a request of this route needs. */
export interface RouteRequest<R extends Route> {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: In<R["query"]>;
  readonly body?: In<R["body"]>;
}

export type RouteReply<R extends Route> = z.output<R["reply"]>;

/** One request of a shared route; throws as `ask` does. */
export async function callRoute<R extends Route>(
  route: R,
  request: RouteRequest<R>,
  { origin, accessToken }: Pick<ServerAccess, "origin"> & Partial<ServerAccess>,
): Promise<RouteReply<R>> {
  const text = await ask(
    {
      url: address(route, request, origin),
      method: route.method,
      accept: "application/json",
      accessToken,
      json: request.body,
    },
    (response) => response.text(),
  );
  const reply = route.reply.safeParse(readJson(text));
  if (!reply.success) throw serverUnclear(reply.error);
  return reply.data as RouteReply<R>;
}

function address<R extends Route>(route: R, request: RouteRequest<R>, origin: string): string {
  const url = new URL(fillPath(route.path, request.parameters), origin);
  for (const [name, value] of Object.entries<unknown>(request.query ?? {}))
    if (typeof value === "string" || typeof value === "number")
      url.searchParams.set(name, `${value}`);
  return url.href;
}
