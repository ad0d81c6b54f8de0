import type { CallId } from "@ringback/shared/call";
import type { CallerCard } from "@ringback/shared/live-call";
import { useEffect, useState } from "react";
import { worker } from "../clients.ts";

/** `undefined` until the server has answered; `null` when it did not. */
type Known = CallerCard | null | undefined;

/** What there is to know of a caller. It is asked for once: a ring is short. */
export function useCaller(callId: CallId): Known {
  const [known, setKnown] = useState<Known>();

  useEffect(() => {
    let isGone = false;
    const take = (card: CallerCard | null) => {
      if (!isGone) setKnown(card);
    };
    worker.caller({ callId }).then(take, () => take(null));
    return () => {
      isGone = true;
    };
  }, [callId]);

  return known;
}
