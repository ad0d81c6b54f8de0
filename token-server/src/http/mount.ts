import type { Route } from "@ringback/shared/route";
import { CallId } from "@ringback/shared/call";
import type { Request, Response, Router } from "express";
import * as z from "zod/mini";
import { readJson } from "./bodies.ts";
import { type Caller, requireCaller } from "./caller.ts";
import { fieldErrors } from "./field-errors.ts";
import { serve } from "./methods.ts";
import { ProblemError } from "./problem.ts";

type PathParameter<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Tail}`
    ? Name | PathParameter<Tail>
    : Rest
  : never;

type Output<Schema> = Schema extends z.ZodMiniType ? z.output<Schema> : undefined;

/** What a handler gets: everything parsed. */
interface Ask<R extends Route> {
  /** `undefined` on open routes only. */
  readonly caller: R extends { readonly open: true } ? undefined : Caller;
  /** Path parameters, all UUIDs. */
  readonly params: Readonly<Record<PathParameter<R["path"]>, string>>;
  readonly query: Output<R["query"]>;
  readonly body: Output<R["body"]>;
  readonly request: Request;
}

export type Handler<R extends Route> = (ask: Ask<R>) => Promise<Output<R["reply"]>>;

/** Serves a route of the API: signed in unless open, input and reply parsed by its schemas. */
export function mount<const R extends Route>(router: Router, route: R, handler: Handler<R>): void {
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
  const Params = z.object(Object.fromEntries(names.map((name) => [name, CallId])));

  async function answer(request: Request, response: Response): Promise<void> {
    const ask = {
      caller: route.open ? undefined : requireCaller(request),
      params: parse(Params, request.params, 400, "path"),
      query: route.query && parse(route.query, request.query, 400, "query"),
      body: route.body && parse(route.body, request.body, 422, "body"),
      request,
    } as Ask<R>;
    const reply = z.parse(route.reply, await handler(ask));
    response.status(route.status).set("Cache-Control", "no-store").json(reply);
  }

  serve(
    router,
    route.method,
    route.path,
    (request, _response, next) => {
      if (!route.open) requireCaller(request);
      next();
    },
    ...(route.body ? readJson : []),
    answer,
  );
}

function parse<Schema extends z.ZodMiniType>(
  schema: Schema,
  input: unknown,
  status: 400 | 422,
  whole: string,
): z.output<Schema> {
  const result = z.safeParse(schema, input, { reportInput: true });
  if (result.success) return result.data;
  throw new ProblemError(status, "invalid-input", "The request cannot be used as it is", {
    errors: fieldErrors(result.error.issues, whole),
  });
}
