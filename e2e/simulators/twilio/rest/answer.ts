import type { Response } from "express";
import type { RestFaultAction } from "./faults.ts";
import type { RestReply } from "./operation.ts";
import type { RestError } from "./rest-error.ts";

export function errorReply(error: RestError): { status: number; body: object } {
  const body = {
    code: error.code,
    message: error.message,
    more_info: `https://www.twilio.com/docs/errors/${error.code}`,
    status: error.status,
  };
  return { status: error.status, body };
}

/** Sends a reply, or spoils it the way the fault says; what was asked for is done by now. */
export function sendReply(
  response: Response,
  reply: RestReply | { readonly status: number; readonly body: object },
  fault: RestFaultAction | undefined,
): void {
  if (fault?.kind === "lose-answer") {
    if (fault.by === "reset") response.destroy();
    return;
  }
  response.status(reply.status);
  if (reply.body === undefined) {
    response.end();
    return;
  }
  const text = JSON.stringify(reply.body);
  response.type("application/json");
  response.send(fault?.kind === "malformed" ? text.slice(0, Math.floor(text.length / 2)) : text);
}
