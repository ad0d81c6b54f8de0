import type { CallChange } from "../../resources/live-calls.ts";
import { onlyGiven } from "../../only-given.ts";
import type { Form } from "../form.ts";
import { invalid } from "../rest-error.ts";
import { readCallInstructions } from "./call-instructions.ts";

export function readCallChange(form: Form): CallChange {
  if (form.text("Url") !== undefined && form.text("Twiml") !== undefined) {
    throw invalid(20001, "Url and Twiml cannot be sent together");
  }
  return onlyGiven({
    status: readStatus(form),
    instructions: readCallInstructions(form, undefined),
    statusCallback: form.url("StatusCallback", 21609),
    statusCallbackMethod: form.method("StatusCallbackMethod", 21511),
    timeLimitSeconds: form.whole("TimeLimit", 1, 86_400, 20001),
  });
}

function readStatus(form: Form): CallChange["status"] | undefined {
  const status = form.text("Status");
  if (status === undefined || status === "completed" || status === "canceled") return status;
  throw invalid(20001, `Status must be either completed or canceled`);
}
