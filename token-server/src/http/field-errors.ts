import type { Problem } from "@ringback/shared/problem";
import type * as core from "zod/v4/core";

type FieldError = NonNullable<Problem["errors"]>[number];

/** Each refused field and its fix, in words. `whole` names the input when it is wrong as a whole. */
export function fieldErrors(issues: readonly core.$ZodIssue[], whole: string): FieldError[] {
  return issues.flatMap((issue) => {
    const at = issue.path.map(String);
    if (issue.code === "invalid_union") {
      // Whoever sent it meant the kind it lacks least of.
      const [closest = []] = issue.errors.toSorted((one, other) => one.length - other.length);
      const path = (inner: core.$ZodIssue) => ({ ...inner, path: [...issue.path, ...inner.path] });
      if (closest.length > 0) return fieldErrors(closest.map(path), whole);
    }
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        field: [...at, key].join("."),
        message: "This field is not known here: leave it out.",
      }));
    }
    return [{ field: at.join(".") || whole, message: words(issue) }];
  });
}

/** What a schema says itself goes first: it knows what the field is for. */
function words(issue: core.$ZodIssue): string {
  if (issue.message !== "" && !generic.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `This is missing: send ${typeWords(issue.expected)}.`
        : `Send ${typeWords(issue.expected)}.`;
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? `Too short: at least ${issue.minimum}.`
        : `Too small: at least ${issue.minimum}.`;
    case "too_big":
      return issue.origin === "string"
        ? `Too long: at most ${issue.maximum} characters.`
        : issue.origin === "array"
          ? `Too many: at most ${issue.maximum}.`
          : `Too large: at most ${issue.maximum}.`;
    case "invalid_format":
      return issue.format === "uuid"
        ? "Send a UUID, such as 0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11."
        : `Send it in the form ${issue.pattern ?? issue.format}.`;
    case "invalid_value":
      return `Send one of: ${issue.values.map(String).join(", ")}.`;
    case "not_multiple_of":
      return `Send a multiple of ${issue.divisor}.`;
    case "unrecognized_keys":
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return "This value is not possible here.";
  }
}

const generic = /^(?:Invalid|Too (?:small|big)|Unrecognized)/;

function typeWords(expected: string): string {
  switch (expected) {
    case "string":
      return "text";
    case "int":
      return "a whole number";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    case "array":
      return "a list";
    case "object":
      return "a JSON object";
    default:
      return expected;
  }
}
