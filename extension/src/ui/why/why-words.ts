import type { WhyNumber, WhyReport } from "../../contracts/why.ts";

interface Words {
  readonly title: string;
  readonly detail: string;
}

/** The answer in one sentence, and what it means. */
export function answerWords(report: WhyReport): Words {
  const { site, numbers, isFieldHidden, isKnownPlace, text, refusal, origin } = report;
  if (site === "cannot")
    return {
      title: "No extension may work on this page",
      detail: "The browser keeps its own pages to itself.",
    };
  if (site === "off")
    return {
      title: `Ringback is not switched on for ${new URL(origin).host}`,
      detail: text === "" ? "" : "Below is how it would read what you selected.",
    };
  if (isFieldHidden)
    return { title: "You chose to have no buttons here", detail: "You can undo it below." };
  if (text === "")
    return {
      title: "There is no text here to read",
      detail: "Press the right mouse button on the number itself, or select it first.",
    };
  const [first, ...more] = numbers;
  if (!first)
    return { title: `No button, because ${refusal ?? "it is no phone number"}`, detail: "" };
  if (numbers.every(({ isHidden }) => isHidden))
    return {
      title: "You chose to have no buttons on this number",
      detail: "You can undo it below.",
    };
  if (!isKnownPlace)
    return {
      title: "It is a phone number, in a place Ringback does not look at",
      detail:
        "For numbers in running text, switch on “Find numbers in descriptions” in the options.",
    };
  return {
    title:
      more.length > 0
        ? "Buttons, because these are phone numbers"
        : "A button, because this is a phone number",
    detail: "",
  };
}

export function confidenceWords({ confidence, isInUse }: WhyNumber): string {
  const use = isInUse
    ? "the range is in use"
    : "this range is not known to be in use yet, so check the number";
  const sure = { high: "Very", medium: "Fairly", low: "Not very" }[confidence];
  return `${sure}: ${use}`;
}
