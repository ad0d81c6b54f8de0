import * as z from "zod";
import type { SignInTrouble } from "./sign-in-words.ts";

/** A field of a sign-in form or address; what is wrong with it is a sentence for a page. */
export function signInField(name: string, longest: number) {
  return z
    .string(`${name} is missing, or there twice.`)
    .max(longest, `${name} must have at most ${longest} characters.`);
}

/** For a form or address that no page of ours makes. */
export function fieldsRefused(error: z.ZodError): SignInTrouble {
  return {
    status: 400,
    kind: "danger",
    title: "The sign-in request cannot be used",
    detail: `${error.issues.map(({ message }) => message).join(" ")} Start again from Ringback.`,
  };
}
