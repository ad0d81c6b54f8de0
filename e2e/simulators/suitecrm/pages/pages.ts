import express, { Router, type Request, type Response } from "express";
import * as z from "zod";
import type { Crm } from "../crm.ts";
import { isActive } from "../records/user-accounts.ts";
import { assets } from "./assets.ts";
import { pageStoreFor } from "./crm-page-store.ts";
import { loginPage } from "./document.ts";
import { serveRecords, type PageParameters } from "./record-pages.ts";

const Parameters = z.record(z.string(), z.string());

/** SuiteCRM 7's own pages: everything goes through `index.php`, by GET and by POST. */
export function pages(crm: Crm): Router {
  const router = Router();
  router.use(assets());
  router.get("/", (_request, response) => response.redirect("/index.php"));
  router.all("/index.php", express.urlencoded({ extended: false }), (request, response) => {
    const parsed = Parameters.safeParse({ ...request.query, ...request.body });
    if (!parsed.success) {
      response.status(400).send("Each parameter may be given once.");
      return;
    }
    answer(request, response, parsed.data);
  });
  return router;

  function answer(request: Request, response: Response, parameters: PageParameters): void {
    const userId = crm.sessions.userId(request.headers.cookie);
    if (parameters["action"] === "Authenticate") signIn(parameters, response);
    else if (userId === undefined) askToSignIn(request, parameters, response);
    else if (parameters["action"] === "Logout") {
      crm.sessions.close(request.headers.cookie);
      response.redirect("/index.php?module=Users&action=Login");
    } else serveRecords(pageStoreFor(crm, userId), userId, parameters, response);
  }

  function signIn(parameters: PageParameters, response: Response): void {
    const user = crm.accounts.findByName(parameters["user_name"] ?? "");
    const password = parameters["username_password"] ?? "";
    const returnTo = parameters["return_to"] ?? "";
    if (!user || !isActive(user) || !crm.accounts.hasPassword(user.id, password)) {
      response.send(loginPage("You must specify a valid username and password.", returnTo));
      return;
    }
    response.append("Set-Cookie", crm.sessions.open(user.id));
    const remembered = `ck_login_id_20=${user.id}; path=/; HttpOnly; Max-Age=7776000`;
    response.append("Set-Cookie", remembered);
    // Only ever back to ourselves.
    response.redirect(/^\/(?!\/)/.test(returnTo) ? returnTo : "/index.php");
  }
}

function askToSignIn(request: Request, parameters: PageParameters, response: Response): void {
  const signInAt = "index.php?action=Login&module=Users";
  if (parameters["ajax_load"] === "1") response.json({ signInAt });
  else if (parameters["action"] === "Login") response.send(loginPage("", ""));
  else response.send(loginPage("", request.originalUrl));
}
