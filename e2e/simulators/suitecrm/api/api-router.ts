import express, { Router, type NextFunction, type Request, type Response } from "express";
import { answerAuthorize } from "./authorize.ts";
import { ApiProblem } from "./problem.ts";
import { allowEveryOrigin, sendDocument, sendMessage, sendProblem, sendText } from "./reply.ts";
import { readCall, routes, type Answering } from "./routes.ts";
import { authenticate } from "./tokens/authenticate.ts";
import type { Authority } from "./tokens/authority.ts";
import { OauthProblem } from "./tokens/oauth-problem.ts";
import { answerToken } from "./tokens/token-endpoint.ts";

/** Everything under `/Api`: tokens, the authorization page and the V8 JSON:API. */
export function createApiRouter(authority: Authority): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use((_request, response, next) => {
    allowEveryOrigin(response);
    next();
  });
  router.use(express.text({ type: () => true, limit: "100mb" }));
  router.all("/access_token", only(["POST"]), (request, response) =>
    answerToken(authority, request, response),
  );
  router.all("/authorize", only(["GET", "POST"]), (request, response) => {
    answerAuthorize(authority, request, response);
  });
  for (const [path, methods] of Object.entries(routes)) {
    router.all(`/V8${path}`, only(Object.keys(methods)), async (request, response) => {
      const answering = methods[request.method];
      if (answering !== undefined) await answer(authority, answering, request, response);
    });
  }
  router.use((_request, response) => sendMessage(response, 404, "Not found"));
  router.use(answerProblem);
  return router;
}

async function answer(
  authority: Authority,
  answering: Answering,
  request: Request,
  response: Response,
): Promise<void> {
  const caller = await authenticate(authority, request);
  const call = readCall(authority.crm, caller, request, () =>
    authority.tokens.revokeAccess(caller.tokenId),
  );
  const { status, document } = answering(call);
  sendDocument(response, status, document);
}

/** Answers every other method: `OPTIONS` with a plain list, the rest with 405. */
function only(methods: readonly string[]) {
  const list = methods.join(", ");
  return (request: Request, response: Response, next: NextFunction): void => {
    if (methods.includes(request.method)) {
      next();
      return;
    }
    response.set("Allow", list);
    if (request.method === "OPTIONS") {
      response.status(200).set("Cache-Control", "max-age=2592000");
      sendText(response, "text/plain;charset=UTF-8", `Allowed methods: ${list}`);
    } else sendMessage(response, 405, `Method not allowed. Must be one of: ${list}`);
  };
}

function answerProblem(
  problem: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (problem instanceof ApiProblem) sendProblem(response, problem);
  else if (problem instanceof OauthProblem) {
    response.status(problem.status);
    sendText(response, "application/json", JSON.stringify(problem.body));
  } else next(problem);
}
