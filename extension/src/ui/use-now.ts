import { useEffect, useState } from "react";

/** The time, again every so often. `phase` is an instant the ticks fall together with. */
export function useNow(everyMs: number, phase = 0): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      setNow(Date.now());
      timer = setTimeout(tick, everyMs - ((((Date.now() - phase) % everyMs) + everyMs) % everyMs));
    };
    tick();
    return () => clearTimeout(timer);
  }, [everyMs, phase]);
  return now;
}
