import "./voicemail.css";
import type { Recording, RecordingState } from "@ringback/shared/recording";
import { useCallback, useEffect, useState } from "react";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { worker } from "../clients.ts";
import { useCommand } from "../use-command.ts";
import { VoicemailPlayer } from "./voicemail-player.tsx";

interface Props {
  readonly callIds: readonly string[];
  /** Whose message it is. */
  readonly name: string;
}

/** The messages somebody left; the latest is heard at once. */
export function Voicemail({ callIds, name }: Props) {
  const [messages, setMessages] = useState<readonly Recording[] | null>(null);
  const { run, problem } = useCommand(worker.voicemails);
  // Whoever called more often than that is heard from their latest calls.
  const asked = callIds.slice(-mostCalls).join();

  const load = useCallback(
    () => run({ callIds: asked.split(",") }).then((found) => found && setMessages(found)),
    [run, asked],
  );
  useEffect(() => void load(), [load]);
  useEffect(() => {
    if (messages === null || !isOnItsWay(messages)) return undefined;
    const timer = setTimeout(() => void load(), askAgainMs);
    return () => clearTimeout(timer);
  }, [messages, load]);

  return (
    <section className="voicemail" aria-label={`Message from ${name}`}>
      <ProblemBlock problem={problem && { ...problem, title: "The message did not load" }} />
      {messages?.length === 0 && <p className="voicemail-none">{onItsWay}</p>}
      {messages?.map((message, place) =>
        message.state === "stored" ? (
          <VoicemailPlayer key={message.id} message={message} atOnce={place === 0} />
        ) : (
          <p key={message.id} className="voicemail-none">
            {absent[message.state]}
          </p>
        ),
      )}
    </section>
  );
}

const mostCalls = 20;
const askAgainMs = 3000;
const onItsWay = "The message is on its way from Twilio.";

function isOnItsWay(messages: readonly Recording[]): boolean {
  return (
    messages.length === 0 ||
    messages.some(({ state }) => state === "recording" || state === "waiting")
  );
}

const absent: Readonly<Record<Exclude<RecordingState, "stored">, string>> = {
  recording: "The message is being left right now.",
  waiting: onItsWay,
  absent: "Nothing was said.",
  failed: "The message could not be fetched from Twilio, where it still is. Tell your admin.",
  deleted: "The message was deleted: its time was up.",
};
