import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { moduleWord } from "../../words/module-word.ts";

/** The line under a name: what they are in the CRM, and whatever it says about them. */
export function describePerson({ person, test }: Pick<LiveCall, "person" | "test">): string {
  if (test) return "Plays back what you say. Not kept anywhere.";
  if (!person) return "Not in the CRM";
  return [moduleWord(person.record.module), person.about].filter(Boolean).join(" · ");
}
