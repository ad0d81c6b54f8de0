import type { Response } from "express";
import type { ApiProblem } from "./problem.ts";

const documentType = "application/vnd.api+json";

/** Answers a JSON:API document the way the CRM prints it. */
export function sendDocument(response: Response, status: number, document: unknown): void {
  response.status(status).set("Cache-Control", "max-age=2592000");
  sendText(response, documentType, JSON.stringify(document, undefined, 4));
}

/** Answers a refusal: nearly always 400, with `errors` as an object. */
export function sendProblem(response: Response, problem: ApiProblem): void {
  const body = JSON.stringify(
    { errors: { status: 400, title: null, detail: problem.message } },
    undefined,
    4,
  );
  response.status(400);
  if (problem.kind === "parameters") sendText(response, "application/json", body);
  else if (problem.kind === "record") sendText(response, documentType, body);
  else sendText(response, documentType, `${body}${problem.message}`);
}

/** Answers `{"message": …}` as the router itself does. */
export function sendMessage(response: Response, status: number, message: string): void {
  response.status(status);
  sendText(response, "application/json", JSON.stringify({ message }));
}

/** Sends text under exactly this content type; Express would add a charset. */
export function sendText(response: Response, contentType: string, text: string): void {
  response.setHeader("Content-Type", contentType);
  response.end(text);
}

/** Lets scripts of any site call the API, as the CRM does. */
export function allowEveryOrigin(response: Response): void {
  response.set({
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "POST, PATCH, GET, OPTIONS, PUT, DELETE",
    "Access-Control-Allow-Headers":
      "Content-Type, Access-Control-Allow-Headers, Authorization, X-Requested-With",
  });
}
