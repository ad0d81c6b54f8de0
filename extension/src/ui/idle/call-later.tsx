import "./recent-calls.css";
import { IconClock, IconPhone, IconX } from "@tabler/icons-react";
import type { Reminder } from "../../contracts/reminder.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { IconButton } from "../blocks/icon-button.tsx";
import { worker } from "../clients.ts";
import { showNumber } from "../person/who.ts";
import { useAsked } from "../use-asked.ts";
import { useCommand } from "../use-command.ts";
import { useNow } from "../use-now.ts";
import { timeOfDay, when } from "../../words/when.ts";
import type { Dial } from "./use-dial.ts";

/** The calls the agent put off, until they are made or removed. */
export function CallLater({ dial }: { readonly dial: Dial }) {
  const { value, problem } = useAsked(worker.reminders, "reminders");
  const remove = useCommand(worker.removeReminder);
  const now = useNow(30_000);
  if (!value?.length) return <ProblemBlock problem={problem} />;

  async function call({ id, number, extension, record, name }: Reminder): Promise<void> {
    const begins = await dial.call({
      number,
      extension: extension ?? undefined,
      record: record ?? undefined,
      name: name ?? showNumber(number),
    });
    if (begins) await remove.run({ id });
  }

  return (
    <section className="recent" aria-labelledby="later-title">
      <h2 id="later-title">Call later</h2>
      <ProblemBlock problem={remove.problem} />
      <ul className="recent-list">
        {value.map((reminder) => {
          const { id, number, name, at } = reminder;
          const shown = showNumber(number);
          return (
            <li key={id} className="recent-row">
              <span className="recent-icon" data-missed={at <= now} aria-hidden>
                <IconClock size={16} stroke={1.8} />
              </span>
              <span className="recent-who">
                <span className="recent-name cut num" title={name ?? shown}>
                  {name ?? shown}
                </span>
                <span className="recent-about cut num" style={{ display: "block" }}>
                  {[dueWords(at, now), name !== null && shown].filter(Boolean).join(" · ")}
                </span>
              </span>
              <IconButton
                label={`Remove the reminder for ${name ?? shown}`}
                onClick={() => void remove.run({ id })}
              >
                <IconX size={16} stroke={1.8} />
              </IconButton>
              <IconButton
                label={`Call ${name ?? shown}`}
                disabled={dial.asking}
                onClick={() => void call(reminder)}
              >
                <IconPhone size={17} stroke={1.8} />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function dueWords(at: number, now: number): string {
  if (at <= now) return `Due since ${when(at, now)}`;
  const day = when(at, now);
  const time = timeOfDay(at);
  return day === time ? `At ${time}` : `${day}, ${time}`;
}
