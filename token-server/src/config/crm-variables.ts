import * as z from "zod";
import { type Variable, webAddress } from "./value-shapes.ts";

const clientId = z.string().regex(/^[\w.-]{1,80}$/);

/** SuiteCRM. */
export const crmVariables = {
  CRM_URL: {
    about: "SuiteCRM: the address your people open",
    fix: "Write the address your people open, such as https://crm.example.com.",
    schema: webAddress,
  },
  CRM_API_PATH: {
    about: "SuiteCRM: /Api, or /legacy/Api on SuiteCRM 8; /Api when empty",
    fix: "Write /Api, or /legacy/Api on SuiteCRM 8.",
    schema: z
      .string()
      .regex(/^(?:\/[\w.-]+)+\/?$/)
      .transform((path) => path.replace(/\/$/, ""))
      .default("/Api"),
  },
  CRM_CLIENT_ID: {
    about: "SuiteCRM: the client credentials client of the service user",
    fix: "Copy the id of the client credentials client from SuiteCRM: Admin, OAuth2 Clients and Tokens.",
    schema: clientId,
  },
  CRM_CLIENT_SECRET: {
    about: "SuiteCRM: its secret",
    fix: "Write the secret you gave the client credentials client.",
    schema: z.string().min(1),
    secret: true,
  },
  CRM_SIGN_IN_GRANT: {
    about: "SuiteCRM: how agents sign in, authorization_code (7.15 and newer) or password",
    fix: "Write authorization_code (SuiteCRM 7.15 and newer) or password.",
    schema: z.enum(["authorization_code", "password"]).default("authorization_code"),
  },
  CRM_SIGN_IN_CLIENT_ID: {
    about: "SuiteCRM: the client agents sign in through, of that kind",
    fix: "Copy the id of the client agents sign in through from SuiteCRM: Admin, OAuth2 Clients and Tokens.",
    schema: clientId,
  },
  CRM_SIGN_IN_CLIENT_SECRET: {
    about: "SuiteCRM: its secret",
    fix: "Write the secret you gave the client agents sign in through; refreshing needs it with both ways to sign in.",
    schema: z.string().min(1),
    secret: true,
  },
  CRM_AUTHORIZE_URL: {
    about:
      "SuiteCRM: its authorization page, where it is not CRM_URL and CRM_API_PATH and /authorize",
    fix: "Write a web address, or leave it empty.",
    schema: z.url({ protocol: /^https?$/ }).optional(),
  },
} satisfies Record<string, Variable>;
