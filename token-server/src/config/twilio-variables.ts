import * as z from "zod";
import { addressRange, list, origin, phoneNumber, type Variable } from "./value-shapes.ts";

const sid = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[0-9a-f]{32}$`));
const secret = z.string().min(8);

/** Twilio and its webhooks. */
export const twilioVariables = {
  TWILIO_ACCOUNT_SID: {
    about: "Twilio: the account, from the console's first page",
    fix: "Copy the Account SID from the Twilio console: AC and 32 hexadecimal digits.",
    schema: sid("AC"),
  },
  TWILIO_AUTH_TOKEN: {
    about: "Twilio: the auth token, checks that webhooks come from Twilio",
    fix: "Copy the auth token from the Twilio console.",
    schema: secret,
    secret: true,
  },
  TWILIO_AUTH_TOKEN_PREVIOUS: {
    about: "Twilio: the former auth token, while you change it",
    fix: "Copy the former auth token, or leave it empty.",
    schema: secret.optional(),
    secret: true,
  },
  TWILIO_API_KEY: {
    about: "Twilio: the SID of a Standard API key",
    fix: "Make a Standard API key in the Twilio console and copy its SID: SK and 32 hexadecimal digits.",
    schema: sid("SK"),
  },
  TWILIO_API_SECRET: {
    about: "Twilio: that key's secret",
    fix: "Copy the secret that Twilio showed once when the API key was made.",
    schema: secret,
    secret: true,
  },
  TWILIO_TWIML_APP_SID: {
    about: "Twilio: the TwiML App whose voice URL is PUBLIC_URL/twilio/voice/outgoing",
    fix: "Make a TwiML App in the Twilio console and copy its SID: AP and 32 hexadecimal digits.",
    schema: sid("AP"),
  },
  TWILIO_PHONE_NUMBER: {
    about: "Twilio: your number, which people see when you call, such as +12125550142",
    fix: "Write your Twilio number with its country code, such as +12125550142.",
    schema: phoneNumber,
  },
  TWILIO_API_ORIGIN: {
    about: "Twilio: where its REST API is, for a simulator only",
    fix: "Write an address such as http://127.0.0.1:4010, or leave it empty.",
    schema: origin.optional(),
  },
  TEST_LINE_NUMBER: {
    about: "The number a test call dials; without it a voice speaks",
    fix: "Write a number with its country code, such as +12125550199, or leave it empty.",
    schema: phoneNumber.optional(),
  },
  SKIP_WEBHOOK_VALIDATION: {
    about: "true accepts unsigned webhooks, for development only",
    fix: "Write true or false, or leave it empty.",
    schema: z.stringbool().default(false),
  },
  WEBHOOK_ALLOWED_ADDRESSES: {
    about: "Ranges webhooks may come from, such as 54.172.60.0/22; everywhere when empty",
    fix: "Write addresses or ranges such as 54.172.60.0/22, separated by commas.",
    schema: list.pipe(z.array(addressRange)).default([]),
  },
} satisfies Record<string, Variable>;
