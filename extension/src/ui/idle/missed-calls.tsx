import "./recent-calls.css";
import { Button } from "@mantine/core";
import type { FollowUp } from "@ringback/shared/follow-up";
import { IconPhone, IconPhoneX, IconPlayerPlay, IconRecordMail, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { IconButton } from "../blocks/icon-button.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { worker } from "../clients.ts";
import { showNumber } from "../person/who.ts";
import { useCommand } from "../use-command.ts";
import { useNow } from "../use-now.ts";
import { Voicemail } from "../voicemail/voicemail.tsx";
import { roughly } from "../../words/duration.ts";
import type { Dial } from "./use-dial.ts";

const shownAtFirst = 3;

/** Who tried to reach this agent and still waits, the most urgent first. */
export function MissedCalls({ dial }: { readonly dial: Dial }) {
  const [waiting, setWaiting] = useState<readonly FollowUp[]>([]);
  const [all, setAll] = useState(false);
  const { run, problem } = useCommand(worker.followUps);
  const now = useNow(30_000);

  useEffect(() => {
    void run().then((list) => list && setWaiting(list));
  }, [run]);

  const shown = all ? waiting : waiting.slice(0, shownAtFirst);
  if (waiting.length === 0)
    return <ProblemBlock problem={problem && { ...problem, title: "Missed calls did not load" }} />;
  return (
    <section className="recent" aria-labelledby="missed-title">
      <div className="recent-head">
        <h2 id="missed-title">Missed {waiting.length}</h2>
        {waiting.length > shownAtFirst && (
          <button type="button" className="quiet-link" onClick={() => setAll(!all)}>
            {all ? "Fewer" : "All"}
          </button>
        )}
      </div>
      <ul className="recent-list">
        {shown.map((followUp) => (
          <MissedRow key={followUp.id} followUp={followUp} now={now} dial={dial} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly followUp: FollowUp;
  readonly now: number;
  readonly dial: Dial;
}

function MissedRow({ followUp, now, dial }: RowProps) {
  const { reason, number, person, callIds, openedAt, dueAt, mine } = followUp;
  const [listening, setListening] = useState(false);
  const name = person?.name ?? (number === "" ? "Hidden number" : showNumber(number));
  const look = { size: 16, stroke: 1.8 };
  const waits = `waiting ${roughly((now - openedAt) / 1000)}`;
  const words = [
    reason === "voicemail" ? "Voicemail" : "Missed",
    dueAt < now ? `${waits}, late` : waits,
    !mine && "nobody’s yet",
  ];
  return (
    <li>
      <div className="recent-row">
        <span className="recent-icon" data-missed aria-hidden>
          {reason === "voicemail" ? <IconRecordMail {...look} /> : <IconPhoneX {...look} />}
        </span>
        <span className="recent-who">
          <span className="recent-name cut num" title={name}>
            {name}
          </span>
          <span className="recent-about cut num" style={{ display: "block" }}>
            {words.filter(Boolean).join(" · ")}
          </span>
        </span>
        {reason === "voicemail" && (
          <IconButton
            label={listening ? "Close the message" : `Listen to ${name}`}
            expanded={listening}
            onClick={() => setListening(!listening)}
          >
            {listening ? <IconX {...look} /> : <IconPlayerPlay {...look} />}
          </IconButton>
        )}
        {number !== "" && (
          <Button
            size="xs"
            variant="light"
            aria-label={`Call ${name} back`}
            disabled={dial.asking}
            leftSection={<IconPhone size={15} stroke={1.8} aria-hidden />}
            onClick={() => void dial.call({ number, record: person?.record, name })}
          >
            Call back
          </Button>
        )}
      </div>
      {listening && <Voicemail callIds={callIds} name={name} />}
    </li>
  );
}
