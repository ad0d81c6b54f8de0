import { numberRefusal } from "@ringback/shared/number-refusal";
import { ProblemError } from "../http/problem.ts";

/** Refuses numbers nobody should reach by a click, in words. */
export function refusalOfNumber(number: string, ownNumber: string): ProblemError | undefined {
  if (number === ownNumber) {
    return refused(
      "This is your own number",
      `${number} is the number Ringback calls from. Choose another one.`,
    );
  }
  switch (numberRefusal(number)) {
    case "impossible":
      return refused(
        "This is no phone number that can be called",
        `No number of its country is written like ${number}. Emergency and other short numbers ` +
          "cannot be called from here: use a phone.",
      );
    case "premium-rate":
      return refused(
        "Premium-rate numbers are not called",
        `Calls to ${number} cost extra, so Ringback does not place them.`,
      );
    case undefined:
      return undefined;
  }
}

function refused(title: string, detail: string): ProblemError {
  return new ProblemError(403, "number-refused", title, { detail });
}
