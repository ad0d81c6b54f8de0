import type { Leg } from "./leg.ts";

/** Every leg that has not ended. */
export interface LiveLegs {
  add(leg: Leg): void;
  find(sid: string): Leg | undefined;
  list(): readonly Leg[];
}

export function createLiveLegs(): LiveLegs {
  const legs = new Map<string, Leg>();
  return {
    add(leg) {
      legs.set(leg.sid, leg);
      leg.over.addEventListener("abort", () => legs.delete(leg.sid), { once: true });
    },
    find: (sid) => legs.get(sid),
    list: () => [...legs.values()],
  };
}
