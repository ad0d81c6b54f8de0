import "./person-card.css";
import { readPhoneNumber } from "@ringback/shared/phone-number";
import { IconExternalLink } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { localTime } from "../../local-time/local-time.ts";
import { useNow } from "../use-now.ts";
import { Avatar } from "./avatar.tsx";
import { describePerson } from "./describe-person.ts";
import { whoIs } from "./who.ts";

interface Props {
  readonly call: LiveCall;
  /** What else there is to say of who it is. */
  readonly children?: ReactNode;
}

/** Who is on the line. The name leads to the CRM record. */
export function PersonCard({ call, children }: Props) {
  const { person, test } = call;
  const name = whoIs(call);
  return (
    <section className="person-card" aria-label={`On the line: ${name}`}>
      <Avatar name={person?.name ?? null} />
      <div className="person-card-words">
        {person ? (
          <a
            className="person-name"
            href={person.url}
            target="_blank"
            rel="noreferrer"
            title={name}
          >
            <span className="cut">{name}</span>
            <IconExternalLink size={15} stroke={1.8} aria-label="opens in the CRM" />
          </a>
        ) : (
          <p className="person-name num">{name}</p>
        )}
        <p className="cut" title={describePerson(call)}>
          {describePerson(call)}
        </p>
        {!test && <NumberAndTime number={call.number} isTitle={!person} />}
      </div>
      {children}
    </section>
  );
}

function NumberAndTime({
  number,
  isTitle,
}: {
  readonly number: string;
  readonly isTitle: boolean;
}) {
  const now = useNow(10_000);
  const read = readPhoneNumber(number);
  const time = read && localTime(read.number, now);
  const parts = [!isTitle && (read?.international ?? number), time && `${time} there`];
  const line = parts.filter(Boolean).join(" · ");
  return line === "" ? null : <p className="num">{line}</p>;
}
