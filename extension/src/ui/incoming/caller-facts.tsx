import "./caller-facts.css";
import type { CallerCard } from "@ringback/shared/live-call";
import type { Person } from "@ringback/shared/person";
import { moduleWord } from "../../words/module-word.ts";
import { roughly } from "../../words/duration.ts";
import { dayAndTime, when } from "../../words/when.ts";
import { useNow } from "../use-now.ts";

interface Props {
  readonly person: Person | null;
  readonly caller: CallerCard | null;
}

/** Whose they are, when you last spoke, what is open: each a line, cut rather than wrapped. */
export function CallerFacts({ person, caller }: Props) {
  const now = useNow(30_000);
  if (caller === null)
    return <p className="caller-facts">What the CRM knows about them did not load.</p>;
  const facts = factsOf(person, caller, now);
  if (facts.length === 0) return null;
  return (
    <dl className="caller-facts">
      {facts.map(([word, fact]) => (
        <div key={word} className="caller-fact">
          <dt>{word}</dt>
          <dd className="cut num" title={fact}>
            {fact}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(
  person: Person | null,
  { owner, confidence, others, lastContact, openFollowUp, words }: CallerCard,
  now: number,
): (readonly [word: string, fact: string])[] {
  const record = person && moduleWord(person.record.module);
  return [
    ...(confidence === "last-ten-digits"
      ? [["Unsure", "Only the last ten digits of the number agree"] as const]
      : []),
    ...(others.length > 0 ? [["Maybe", others.map(({ name }) => name).join(", ")] as const] : []),
    ...(words ? [[`From ${words.from}`, `“${words.text}”`] as const] : []),
    ...(owner
      ? [
          [
            owner.isYou ? "Yours" : "Owner",
            [record, owner.isYou ? "assigned to you" : `assigned to ${owner.name}`]
              .filter(Boolean)
              .join(", "),
          ] as const,
        ]
      : []),
    ...(lastContact ? [["Last", lastWords(lastContact, now)] as const] : []),
    ...(openFollowUp
      ? [["Open", `${openFollowUp.subject}, due ${dayAndTime(openFollowUp.dueAt, now)}`] as const]
      : []),
  ];
}

function lastWords(last: NonNullable<CallerCard["lastContact"]>, now: number): string {
  const who = last.direction === "outbound" ? "you called" : "they called";
  const length = last.talkSeconds > 0 ? roughly(last.talkSeconds) : "nobody answered";
  const said = [when(last.at, now), who, length].join(", ");
  return last.note === "" ? said : `${said}: “${last.note}”`;
}
