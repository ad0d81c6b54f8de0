import express, { type Router } from "express";
import { z } from "zod";
import type { Account } from "../../account.ts";
import type { Clock } from "../../clock.ts";
import type { EventLog } from "../../event-log.ts";
import { mixDownChannels } from "../../media/mix-down.ts";
import { writeMp3 } from "../../media/mp3.ts";
import { writeWav } from "../../media/wav.ts";
import type { MediaFiles } from "../../recordings/media-files.ts";
import type { Stores } from "../../resources/stores.ts";
import { authenticate } from "../authenticate.ts";
import { invalid, notFound, unauthorized } from "../rest-error.ts";
import type { MediaFaults } from "./media-faults.ts";
import { spoilMedia } from "./spoil-media.ts";

export interface MediaRouteTools {
  readonly account: Account;
  readonly stores: Pick<Stores, "keys" | "recordings">;
  readonly mediaFiles: Pick<MediaFiles, "read">;
  readonly faults: MediaFaults;
  readonly clock: Clock;
  readonly events: EventLog;
}

const Path = z.object({ accountSid: z.string(), file: z.string() });
const File = /^(?<sid>RE[0-9a-f]{32})(?:\.(?<format>mp3|wav))?$/;
const Query = z.object({ RequestedChannels: z.enum(["1", "2"]).optional() });

/** The sound of recordings: WAV, or MP3 when that is asked for; 404 until it is processed. */
export function mediaRoute(tools: MediaRouteTools): Router {
  const { account, stores, mediaFiles, faults, clock, events } = tools;
  const routes = express.Router();

  routes.get(
    "/2010-04-01/Accounts/:accountSid/Recordings/:file",
    async (request, response, next) => {
      const { accountSid, file } = Path.parse(request.params);
      const { sid, format = "wav" } = File.exec(file)?.groups ?? {};
      if (sid === undefined) return next();
      const { path } = request;
      const fault = faults.strike(({ pathContains }) => path.includes(pathContains))[0]?.action;
      response.once("close", () => {
        const status = response.writableFinished ? response.statusCode : "broken off";
        events.add("media.request", {
          recordingSid: sid,
          path,
          status,
          fault: fault?.kind ?? null,
        });
      });
      if (authenticate(request.headers.authorization, account, stores.keys) === undefined) {
        throw unauthorized();
      }
      const recording = accountSid === account.sid ? stores.recordings.find(sid) : undefined;
      const samples = recording?.status === "completed" ? mediaFiles.read(sid) : undefined;
      if (samples === undefined) throw notFound(path);
      const channels = pickChannels(samples, request.query);
      const sound =
        format === "mp3"
          ? { contentType: "audio/mpeg", body: await writeMp3(channels) }
          : { contentType: "audio/x-wav", body: writeWav(...channels) };
      const ageMs = clock.now() - (recording?.completedAt ?? 0);
      if (fault !== undefined && spoilMedia(response, sound, fault, { path, ageMs })) return;
      response.type(sound.contentType).send(sound.body);
    },
  );
  return routes;
}

function pickChannels(samples: readonly Int16Array[], given: unknown): readonly Int16Array[] {
  const query = Query.safeParse(given);
  if (!query.success) throw invalid(20001, "RequestedChannels must be either 1 or 2");
  const wanted = Number(query.data.RequestedChannels ?? samples.length);
  if (wanted === samples.length) return samples;
  if (wanted === 1) return [mixDownChannels(samples)];
  throw invalid(21220, "RequestedChannels is 2, but the recording has one channel");
}
