import type { AddressInfo } from "node:net";
import express from "express";
import twilio from "twilio";
import * as z from "zod";

/**
 * The least a server can do: believes only Twilio, by Twilio's own check, and says what it always says.
 * `bare-server.ts '{"authToken":"…","publicUrl":"…"}'`.
 */
const { authToken, publicUrl } = z
  .object({ authToken: z.string(), publicUrl: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ""));

const voice = new twilio.twiml.VoiceResponse();
voice.say("Hello, and thank you for calling. One moment, please.");
voice.dial({ answerOnBridge: true, timeout: 15, action: `${publicUrl}/next` }, "+12125550199");
const document = voice.toString();

const app = express();
app.use(express.urlencoded({ extended: false }));
app.post(["/twilio/voice/incoming", "/twilio/voice/status"], (request, response) => {
  const signature = request.get("X-Twilio-Signature") ?? "";
  const url = `${publicUrl}${request.originalUrl}`;
  const fields = z.record(z.string(), z.string()).parse(request.body);
  if (!twilio.validateRequest(authToken, signature, url, fields)) {
    response.sendStatus(403);
    return;
  }
  response.type("text/xml").send(document);
});
const server = app.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(`READY ${JSON.stringify({ origin: `http://127.0.0.1:${port}` })}`);
});
