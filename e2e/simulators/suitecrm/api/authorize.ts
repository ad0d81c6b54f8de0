import type { Request, Response } from "express";
import { isActive } from "../records/user-accounts.ts";
import { authorizePage, signInPage } from "./authorize-pages.ts";
import { readFormBody } from "./body.ts";
import { readPhpQuery, textOf, type PhpQuery } from "./php-query.ts";
import { sendText } from "./reply.ts";
import type { Authority } from "./tokens/authority.ts";
import type { OauthClient } from "./tokens/oauth-client.ts";
import { OauthProblem } from "./tokens/oauth-problem.ts";

interface AuthorizationRequest {
  readonly client: OauthClient;
  readonly redirectUrl: string;
  readonly state: string | undefined;
  readonly challenge: string | undefined;
  readonly challengeMethod: "S256" | "plain";
}

/** `GET` and `POST /Api/authorize`: the CRM's own page, for whoever is signed in to the CRM. */
export function answerAuthorize(authority: Authority, request: Request, response: Response): void {
  const { crm } = authority;
  const asked = readRequest(authority, readPhpQuery(request.url.split("?")[1] ?? ""));
  const form = request.method === "POST" ? readFormBody(request) : new Map<string, string>();
  const userId = crm.sessions.userId(request.headers.cookie);
  const user = userId === undefined ? undefined : crm.accounts.find(userId);
  if (user === undefined || !isActive(user)) {
    if (form.has("user_name")) signIn(authority, form, request, response);
    else sendPage(response, signInPage(request.originalUrl, ""));
    return;
  }
  const decision = form.get("decision");
  if (decision === undefined) {
    sendPage(response, authorizePage(request.originalUrl, asked.client.name, user));
    return;
  }
  const target = new URL(asked.redirectUrl);
  if (decision === "authorize") {
    const { client, redirectUrl, challenge, challengeMethod } = asked;
    const grant = { clientId: client.id, userId: user.id };
    const code = authority.tokens.addCode({ ...grant, redirectUrl, challenge, challengeMethod });
    target.searchParams.set("code", code);
  } else {
    target.searchParams.set("error", "access_denied");
    target.searchParams.set("hint", "The user denied the request");
  }
  if (asked.state !== undefined) target.searchParams.set("state", asked.state);
  response.redirect(302, target.href);
}

function signIn(
  { crm }: Authority,
  form: ReadonlyMap<string, string>,
  request: Request,
  response: Response,
): void {
  const user = crm.accounts.findByName(form.get("user_name") ?? "");
  const password = form.get("username_password") ?? "";
  if (user === undefined || !isActive(user) || !crm.accounts.hasPassword(user.id, password)) {
    const message = "You must specify a valid username and password.";
    sendPage(response, signInPage(request.originalUrl, message));
    return;
  }
  response.setHeader("Set-Cookie", crm.sessions.open(user.id));
  response.redirect(303, request.originalUrl);
}

function readRequest({ clients }: Authority, query: PhpQuery): AuthorizationRequest {
  const read = (name: string) => textOf(query.get(name));
  if (read("response_type") !== "code") throw OauthProblem.unsupportedGrant();
  const id = read("client_id");
  if (id === undefined) throw OauthProblem.missingParameter("client_id");
  const client = clients.find((candidate) => candidate.id === id);
  if (client === undefined) {
    throw OauthProblem.unknown(`OAuth2Clients module with id ${id} is not found`);
  }
  const redirectUrl = read("redirect_uri") ?? client.redirectUrl;
  const isKnown = redirectUrl !== undefined && redirectUrl === client.redirectUrl;
  if (client.grant !== "authorization_code" || !isKnown) throw OauthProblem.invalidClient();
  const challenge = read("code_challenge");
  const method = read("code_challenge_method") ?? "plain";
  if (challenge === undefined && !client.isConfidential) {
    throw OauthProblem.invalidRequest("Code challenge must be provided for public clients");
  }
  if (method !== "S256" && method !== "plain") {
    throw OauthProblem.invalidRequest("Code challenge method must be one of `S256`, `plain`");
  }
  if (challenge !== undefined && !/^[A-Za-z0-9\-._~]{43,128}$/.test(challenge)) {
    throw OauthProblem.invalidRequest("Code challenge must follow the specifications of RFC-7636.");
  }
  return { client, redirectUrl, state: read("state"), challenge, challengeMethod: method };
}

function sendPage(response: Response, html: string): void {
  response.status(200);
  sendText(response, "text/html; charset=UTF-8", html);
}
