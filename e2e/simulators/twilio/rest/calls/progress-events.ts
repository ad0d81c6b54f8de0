import type { CallProgressEvent } from "../../resources/live-calls.ts";
import type { Form } from "../form.ts";
import { invalid } from "../rest-error.ts";

const progressEvents: readonly CallProgressEvent[] = [
  "initiated",
  "ringing",
  "answered",
  "completed",
];

/** Which steps of a call its StatusCallback is told of. */
export function readProgressEvents(form: Form): readonly CallProgressEvent[] {
  const given = form.all("StatusCallbackEvent");
  if (given.length === 0) return ["completed"];
  const unknown = given.find((name) => !progressEvents.some((event) => event === name));
  if (unknown !== undefined) {
    throw invalid(
      21626,
      `StatusCallbackEvent '${unknown}' is not one of ${progressEvents.join(", ")}`,
    );
  }
  return progressEvents.filter((event) => given.includes(event));
}
