import type { RequestHandler, Router } from "express";
import { ProblemError } from "./problem.ts";

type Method = "GET" | "POST" | "PUT";

const served = new WeakMap<Router, Map<string, Set<string>>>();

/**
 * Adds a handler, and refuses every other method at the same address with 405 and `Allow`.
 * Use it in place of `router.get` and `router.post`.
 */
export function serve(
  router: Router,
  method: Method,
  path: string,
  ...handlers: RequestHandler[]
): void {
  const paths = served.get(router) ?? new Map<string, Set<string>>();
  served.set(router, paths);
  let methods = paths.get(path);
  if (methods === undefined) {
    methods = new Set();
    paths.set(path, methods);
    router.all(path, refuseOthers(methods));
  }
  methods.add(method);
  if (method === "GET") methods.add("HEAD");
  router[lowerCase[method]](path, ...handlers);
}

const lowerCase = { GET: "get", POST: "post", PUT: "put" } as const;

function refuseOthers(methods: ReadonlySet<string>): RequestHandler {
  return (request, _response, next) => {
    if (methods.has(request.method)) {
      next();
      return;
    }
    const allow = [...methods].toSorted().join(", ");
    throw new ProblemError(405, "method-not-allowed", `${request.method} is not possible here`, {
      detail: `Use ${allow}.`,
      headers: { Allow: allow },
    });
  };
}
