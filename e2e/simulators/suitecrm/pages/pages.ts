import { Router, type Request, type Response } from "express";
import * as z from "zod";
import type { Crm } from "../crm.ts";
import { seededUsers } from "../records/seed/users.ts";
import { isActive, isAdmin } from "../records/user-accounts.ts";
import { assets } from "./assets.ts";
import { pageStoreFor } from "./crm-page-store.ts";
import type { Visitor } from "./header.ts";
import { readForm } from "./form-body.ts";
import { loginPage } from "./login-page.ts";
import { serveRecords } from "./record-pages.ts";
import { isSubtheme, subthemeCookie, subthemeOf } from "./subtheme.ts";
import type { PageParameters } from "./visit.ts";

/** Of a parameter given several times PHP keeps the last. */
const Parameters = z.record(
  z.string(),
  z.union([
    z.string(),
    z
      .array(z.string())
      .min(1)
      .transform((values) => values.at(-1) ?? ""),
  ]),
);

/** The ticked rows of a list: none, one, or several of the same name. */
const ChosenRows = z
  .object({
    "mass[]": z.union([z.string().transform((id) => [id]), z.array(z.string())]).default([]),
  })
  .catch({ "mass[]": [] });

/**
 * SuiteCRM 7's own pages: everything goes through `index.php`, by GET and by POST. Embedded, they
 * are the legacy part of SuiteCRM 8, which has navigation and sign-in of its own around them.
 */
export function pages(crm: Crm, place: "whole" | "embedded" = "whole"): Router {
  const { recentlyViewed, lists } = crm;
  const router = Router();
  router.use(assets());
  router.get("/", (request, response) => response.redirect(`${request.baseUrl}/index.php`));
  router.all("/index.php", ...readForm, (request, response) => {
    const parsed = Parameters.safeParse({ ...request.query, ...request.body });
    if (parsed.success) answer(request, response, parsed.data);
    else response.status(400).send("Parameters must be plain text.");
  });
  return router;

  function answer(request: Request, response: Response, parameters: PageParameters): void {
    const { cookie } = request.headers;
    const userId = crm.sessions.userId(cookie);
    rememberSubtheme(parameters, response);
    if (parameters["action"] === "Authenticate") signIn(request, parameters, response);
    else if (userId === undefined) askToSignIn(request, parameters, response);
    else if (parameters["action"] === "Logout") {
      crm.sessions.close(cookie);
      response.redirect(`${request.baseUrl}/index.php?module=Users&action=Login`);
    } else {
      const store = pageStoreFor(crm, userId);
      const user = crm.accounts.find(userId);
      const visitor: Visitor = {
        userId,
        name: store.userName(userId),
        isAdmin: user !== undefined && isAdmin(user),
        subtheme: subthemeOf(parameters[subthemeCookie], cookie),
        recent: recentlyViewed.of(userId),
        isEmbedded: place === "embedded",
      };
      const visit = {
        store,
        visitor,
        opened: recentlyViewed.add.bind(recentlyViewed, userId),
        lists: { of: lists.of.bind(lists, userId), remember: lists.remember.bind(lists, userId) },
        chosen: ChosenRows.parse(request.body)["mass[]"],
      };
      serveRecords(visit, parameters, response);
    }
  }

  function signIn(request: Request, parameters: PageParameters, response: Response): void {
    const user = crm.accounts.findByName(parameters["user_name"] ?? "");
    const password = parameters["username_password"] ?? "";
    const returnTo = parameters["return_to"] ?? "";
    if (!user || !isActive(user) || !crm.accounts.hasPassword(user.id, password)) {
      const message = "You must specify a valid username and password.";
      response.send(login(request, message, returnTo));
      return;
    }
    response.append("Set-Cookie", crm.sessions.open(user.id));
    const remembered = `ck_login_id_20=${user.id}; path=/; HttpOnly; Max-Age=7776000`;
    response.append("Set-Cookie", remembered);
    // Only ever back to ourselves.
    response.redirect(/^\/(?!\/)/.test(returnTo) ? returnTo : `${request.baseUrl}/index.php`);
  }

  function askToSignIn(request: Request, parameters: PageParameters, response: Response): void {
    const signInAt = "index.php?action=Login&module=Users";
    if (parameters["ajax_load"] === "1") response.json({ signInAt });
    else if (parameters["action"] === "Login") response.send(login(request, "", ""));
    else if (place === "embedded") response.redirect(`${request.baseUrl}/${signInAt}`);
    else response.send(login(request, "", request.originalUrl));
  }

  function login(request: Request, message: string, returnTo: string): string {
    const known = seededUsers.filter(({ id, password }) => crm.accounts.hasPassword(id, password));
    const subtheme = subthemeOf(request.query[subthemeCookie], request.headers.cookie);
    return loginPage({ subtheme, message, returnTo, known });
  }
}

function rememberSubtheme(parameters: PageParameters, response: Response): void {
  const asked = parameters[subthemeCookie];
  if (isSubtheme(asked))
    response.append("Set-Cookie", `${subthemeCookie}=${asked}; path=/; HttpOnly; Max-Age=7776000`);
}
