import { useCallback } from "react";
import type { WhyReport } from "../../contracts/why.ts";
import { worker } from "../clients.ts";
import { useAsked } from "../use-asked.ts";
import type { Words } from "../../words/error-words.ts";

interface Asked {
  /** Null until the worker has answered. */
  readonly report: WhyReport | "forgotten" | null;
  readonly problem: Words | null;
}

/** The answer to the question this window's address names, as it is with the settings of now. */
export function useWhyReport(): Asked {
  const id = location.hash.slice(1);
  const ask = useCallback(async () => (await worker.why({ id })) ?? ("forgotten" as const), [id]);
  const { value, problem } = useAsked(ask, "settings");
  return { report: value, problem };
}
