import { once } from "node:events";
import { fileURLToPath } from "node:url";
import express from "express";
import twilio from "twilio";
import * as z from "zod";
import type { TwilioAccount } from "../../fixtures/twilio-account.ts";
import { twilioRest } from "../../fixtures/twilio-rest.ts";
import type { World } from "../../fixtures/world.ts";

export interface BarePhone {
  readonly origin: string;
  close(): void;
}

// The package's `exports` hide its browser bundle, so it is found from the main file.
const sdk = fileURLToPath(
  new URL("../dist/twilio.min.js", import.meta.resolve("@twilio/voice-sdk")),
);
const page = fileURLToPath(new URL("bare.html", import.meta.url));

/**
 * What the product is measured beside: a page that holds nothing but the Voice SDK, and a server
 * that answers every call with the same TwiML.
 */
export async function startBarePhone(
  { account, twilio: { origin } }: World,
  callee: string,
): Promise<BarePhone> {
  let applicationSid = "";
  const app = express();
  app.get("/", (_request, response) => response.sendFile(page));
  app.get("/twilio.min.js", (_request, response) => response.sendFile(sdk, { dotfiles: "allow" }));
  app.get("/token", (_request, response) => response.send(accessToken(account, applicationSid)));
  const twiml = new twilio.twiml.VoiceResponse();
  twiml.dial({ answerOnBridge: true, callerId: account.number }).number(callee);
  const answer = twiml.toString();
  app.post("/twiml", (_request, response) => response.type("text/xml").send(answer));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const ownOrigin = `http://127.0.0.1:${address.port}`;
  const application = await twilioRest(account, origin, "POST", "/Applications.json", {
    FriendlyName: "Bare",
    VoiceUrl: `${ownOrigin}/twiml`,
  });
  applicationSid = z.object({ sid: z.string() }).parse(application).sid;
  return {
    origin: ownOrigin,
    close: () => server.close(),
  };
}

function accessToken(account: TwilioAccount, applicationSid: string): string {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(account.accountSid, account.apiKey, account.apiSecret, {
    identity: "bare",
  });
  token.addGrant(
    new AccessToken.VoiceGrant({ outgoingApplicationSid: applicationSid, incomingAllow: true }),
  );
  return token.toJwt();
}
