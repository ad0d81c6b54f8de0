import { createConferenceWorld } from "../../calls/testing/conference-world.ts";
import { startLiveServer } from "./live-server.ts";

/** The REST API in front of callers who meet in conferences. */
export async function startConferenceServer() {
  const world = createConferenceWorld();
  const server = await startLiveServer(world);
  const conference = () => server.client().conferences(world.conferenceSid());
  return {
    ...server,
    world,
    conference,
    participant: (sidOrLabel: string) => conference().participants(sidOrLabel),
  };
}
