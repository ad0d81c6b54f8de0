import type { World } from "../world.ts";
import { openRoom, type Room } from "./room.ts";
import type { RoomSettings } from "./settings.ts";

/** All conferences that are not over. */
export interface Conferences {
  /** The one of this name: a name is free again once its conference is over. */
  open(world: World, name: string, settings: RoomSettings): Room;
  /** By SID, or by name. */
  find(sidOrName: string): Room | undefined;
}

export function createConferences(): Conferences {
  const rooms = new Map<string, Room>();
  return {
    open(world, name, settings) {
      const existing = rooms.get(name);
      if (existing !== undefined) return existing;
      const room = openRoom(world, name, settings);
      rooms.set(name, room);
      room.over.addEventListener("abort", () => rooms.delete(name), { once: true });
      return room;
    },
    find: (sidOrName) =>
      rooms.get(sidOrName) ?? [...rooms.values()].find(({ sid }) => sid === sidOrName),
  };
}
