import { Router } from "express";
import { makeTones } from "../media/tone.ts";
import { writeWav } from "../media/wav.ts";

const names = new Set([
  "disconnect",
  "incoming",
  "outgoing",
  "dtmf-hash",
  "dtmf-star",
  ...Array.from({ length: 10 }, (_, digit) => `dtmf-${digit}`),
]);

/** The sounds a Voice SDK fetches when it was given none of its own. */
export function createClientSoundsRouter(): Router {
  const router = Router();
  // Browsers decode by content, so a WAV file serves under the name of an MP3.
  const sound = writeWav(makeTones([440, 480], 0.3));
  router.get("/js/client/sounds/releases/1.0.0/:file", (request, response) => {
    const [name = "", extension = ""] = request.params.file.split(".");
    if (!names.has(name) || !["mp3", "ogg"].includes(extension)) {
      return void response.sendStatus(404);
    }
    response.set("Access-Control-Allow-Origin", "*").type("audio/wav").send(sound);
  });
  return router;
}
