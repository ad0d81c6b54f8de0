import "./recent-calls.css";
import { useCallback, useEffect, useState } from "react";
import type { Call } from "@ringback/shared/call";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { worker } from "../clients.ts";
import { useCommand } from "../use-command.ts";
import { useNow } from "../use-now.ts";
import { RecentCallRow } from "./recent-call-row.tsx";
import type { Dial } from "./use-dial.ts";

/** The agent's last calls, newest first, each one press away. */
export function RecentCalls({ dial }: { readonly dial: Dial }) {
  const [calls, setCalls] = useState<readonly Call[] | null>(null);
  const { run, problem } = useCommand(worker.recentCalls);
  const now = useNow(30_000);

  const load = useCallback(
    () => run().then((recent) => recent && setCalls(recent.filter(({ test }) => !test))),
    [run],
  );
  // Once for each time the list appears: it comes back after every call.
  useEffect(() => void load(), [load]);
  useEffect(() => {
    if (!calls?.some(isUnsettled)) return undefined;
    const timer = setTimeout(() => void load(), askAgainMs);
    return () => clearTimeout(timer);
  });

  return (
    <section className="recent" aria-labelledby="recent-title">
      <h2 id="recent-title">Recent</h2>
      <ProblemBlock
        problem={problem && { ...problem, title: "Your recent calls did not load" }}
        actions={
          <button type="button" className="quiet-link" onClick={() => void load()}>
            Try again
          </button>
        }
      />
      {calls?.length === 0 && (
        <p className="recent-empty">No calls yet. Press a number in your CRM, or type one above.</p>
      )}
      {calls && calls.length > 0 && (
        <ul className="recent-list">
          {calls.map((call) => (
            <RecentCallRow key={call.id} call={call} now={now} dial={dial} />
          ))}
        </ul>
      )}
    </section>
  );
}

const askAgainMs = 10_000;

/** Its row will change without anybody pressing anything. */
function isUnsettled({ state, logged }: Call): boolean {
  return state !== "ended" || !logged;
}
