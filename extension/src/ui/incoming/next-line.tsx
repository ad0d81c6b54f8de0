import "./next-line.css";
import type { CallerCard } from "@ringback/shared/live-call";
import { useNow } from "../use-now.ts";
import { nextWords } from "./next-words.ts";

/** Who rings when nobody answers here. Counts down without being read out each second. */
export function NextLine({ next }: { readonly next: CallerCard["next"] }) {
  const now = useNow(1000, next?.at ?? 0);
  return <footer className="next-line num">{next && nextWords(next, now)}</footer>;
}
