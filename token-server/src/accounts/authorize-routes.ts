import { type RequestHandler, Router } from "express";
import { serve } from "../http/methods.ts";
import { readForm } from "../http/bodies.ts";
import { challengeOf } from "./authorization-code.ts";
import { readAuthorizeRequest } from "./authorize-request.ts";
import { answerCrm, crmCallbackPath } from "./crm-callback.ts";
import { createVerifier } from "./opaque-token.ts";
import { answerPassword } from "./password-sign-in.ts";
import { beginSignIn } from "./pending-sign-in.ts";
import { sendPasswordPage, sendTroublePage } from "./sign-in-page.ts";
import { badRequest } from "./sign-in-words.ts";
import type { AccountsWorld } from "./world.ts";

/** `/oauth/authorize`, with a password form or by way of SuiteCRM's own page. */
export function authorizeRoutes(world: AccountsWorld): Router {
  const router = Router();
  serve(router, "GET", "/oauth/authorize", begin(world));
  if (world.config.crm.signIn.grant === "password") {
    serve(router, "POST", "/oauth/authorize", ...readForm, answerPassword(world));
  } else {
    serve(router, "GET", crmCallbackPath, answerCrm(world));
  }
  return router;
}

function begin(world: AccountsWorld): RequestHandler {
  const { publicUrl, crm, extensionRedirectUris } = world.config;
  return async (request, response) => {
    const reading = readAuthorizeRequest(request.query, extensionRedirectUris);
    if (reading.outcome === "refused") {
      sendTroublePage(response, badRequest(reading.fault));
      return;
    }
    const codeVerifier = createVerifier();
    const pending = { request: reading.request, codeVerifier };
    const state = await beginSignIn(world, request, response, pending);
    if (crm.signIn.grant === "password") {
      const { redirectUri } = reading.request;
      const crmHost = new URL(crm.url).host;
      sendPasswordPage(response, { crmHost, state, userName: "", redirectUri });
      return;
    }
    const page = new URL(crm.signIn.authorizeUrl);
    for (const [name, value] of Object.entries({
      response_type: "code",
      client_id: crm.signIn.clientId,
      redirect_uri: `${publicUrl}${crmCallbackPath}`,
      state,
      code_challenge: challengeOf(codeVerifier),
      code_challenge_method: "S256",
    })) {
      page.searchParams.set(name, value);
    }
    response.set("Cache-Control", "no-store").redirect(302, page.href);
  };
}
