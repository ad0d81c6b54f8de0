import type { Call } from "@ringback/shared/call";
import { IconPhone, IconPhoneIncoming, IconPhoneOutgoing, IconPhoneX } from "@tabler/icons-react";
import { IconButton } from "../blocks/icon-button.tsx";
import { whoIs } from "../person/who.ts";
import { when } from "../../words/when.ts";
import { callSummary, isMissed } from "./call-summary.ts";
import type { Dial } from "./use-dial.ts";

interface Props {
  readonly call: Call;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly dial: Dial;
}

export function RecentCallRow({ call, now, dial }: Props) {
  const { number, person, startedAt } = call;
  const name = whoIs(call);
  return (
    <li className="recent-row">
      <span className="recent-icon" data-missed={isMissed(call)} aria-hidden>
        <DirectionIcon call={call} />
      </span>
      <span className="recent-who">
        {person ? (
          <a
            className="recent-name cut"
            href={person.url}
            target="_blank"
            rel="noreferrer"
            title={name}
          >
            {name}
          </a>
        ) : (
          <span className="recent-name cut num">{name}</span>
        )}
        <span className="recent-about cut num" style={{ display: "block" }}>
          {callSummary(call)}
        </span>
      </span>
      <time className="recent-when num" dateTime={new Date(startedAt).toISOString()}>
        {when(startedAt, now)}
      </time>
      <IconButton
        label={`Call ${name}`}
        disabled={dial.asking}
        onClick={() => void dial.call({ number, record: person?.record, name })}
      >
        <IconPhone size={17} stroke={1.8} />
      </IconButton>
    </li>
  );
}

function DirectionIcon({ call }: { readonly call: Call }) {
  const look = { size: 16, stroke: 1.8 };
  if (isMissed(call)) return <IconPhoneX {...look} />;
  return call.direction === "inbound" ? (
    <IconPhoneIncoming {...look} />
  ) : (
    <IconPhoneOutgoing {...look} />
  );
}
