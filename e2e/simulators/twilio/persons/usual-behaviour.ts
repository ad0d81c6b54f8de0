import { PersonBehaviour } from "./behaviour.ts";

/** Numbers that end like this behave like this, unless told otherwise. */
const numberEndings: Readonly<Record<string, PersonBehaviour>> = {
  "0486": "busy",
  "0480": "no-answer",
  "0603": { reject: { afterSeconds: 3 } },
  "0404": "unreachable",
  "0200": answering({ afterSeconds: 0 }),
  "0210": answering({ afterSeconds: 10 }),
  "0222": answering({ says: "echo" }),
  "0223": answering({ says: "silence" }),
  "0224": "voicemail",
  "0225": answering({ hangsUpAfterSeconds: 5 }),
};

const usual = answering({});

export function findUsualBehaviour(number: string): PersonBehaviour {
  return numberEndings[number.slice(-4)] ?? usual;
}

function answering(answer: Record<string, unknown>): PersonBehaviour {
  return PersonBehaviour.parse({ answer });
}
