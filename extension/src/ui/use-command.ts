import { useCallback, useRef, useState } from "react";
import { errorWords, type Words } from "../words/error-words.ts";

interface Command<Input extends unknown[], Output> {
  /**
   * Undefined when it failed (then `problem` says why) or is running already. The same function as
   * long as the command is.
   */
  readonly run: (...input: Input) => Promise<Output | undefined>;
  readonly running: boolean;
  readonly problem: Words | null;
  readonly forget: () => void;
}

/** Runs one command at a time and keeps what went wrong, in words, until the next try. */
export function useCommand<Input extends unknown[], Output>(
  command: (...input: Input) => Promise<Output>,
): Command<Input, Output> {
  const busy = useRef(false);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Words | null>(null);

  const run = useCallback(
    async (...input: Input): Promise<Output | undefined> => {
      if (busy.current) return undefined;
      busy.current = true;
      setRunning(true);
      setProblem(null);
      try {
        return await command(...input);
      } catch (error) {
        setProblem(errorWords(error));
        return undefined;
      } finally {
        busy.current = false;
        setRunning(false);
      }
    },
    [command],
  );

  return { run, running, problem, forget: () => setProblem(null) };
}
