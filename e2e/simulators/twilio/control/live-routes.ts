import express, { type Router } from "express";
import type { LiveCalls } from "../resources/live-calls.ts";
import type { MediaFiles } from "../recordings/media-files.ts";
import { writeWav } from "../media/wav.ts";
import { BadControlRequest } from "./parse-input.ts";
import type { Stores } from "../resources/stores.ts";

export interface LiveRoutesTools {
  readonly stores: Pick<Stores, "conferences" | "queues" | "recordings" | "transcriptions">;
  readonly mediaFiles: Pick<MediaFiles, "read">;
  readonly calls: Pick<LiveCalls, "membersOf" | "participantsOf">;
}

/** See what is recorded, who meets and who waits. */
export function liveRoutes({ stores, calls, mediaFiles }: LiveRoutesTools): Router {
  const routes = express.Router();

  routes.get("/recordings", (_request, response) => {
    const transcriptions = stores.transcriptions.list();
    response.json({
      recordings: stores.recordings.list().map((recording) => ({
        ...recording,
        transcription:
          transcriptions.find(({ recordingSid }) => recordingSid === recording.sid) ?? null,
      })),
    });
  });

  /** For the page; a client asks the REST API. */
  routes.get("/recordings/:sid.wav", (request, response) => {
    const channels = mediaFiles.read(request.params.sid);
    if (channels === undefined) throw new BadControlRequest(`${request.params.sid} has no sound`);
    response.type("audio/wav").send(writeWav(...channels));
  });

  routes.get("/conferences", (_request, response) => {
    response.json({
      conferences: stores.conferences.list().map((conference) => ({
        ...conference,
        participants: calls.participantsOf(conference.sid),
      })),
    });
  });

  routes.get("/queues", (_request, response) => {
    response.json({
      queues: stores.queues.list().map((queue) => ({
        ...queue,
        members: calls.membersOf(queue.sid),
      })),
    });
  });
  return routes;
}
