import * as z from "zod";

/** A client an admin registered under "OAuth2 Clients and Tokens". It may use one grant only. */
export const OauthClient = z.object({
  id: z.string().min(1),
  name: z.string().default("Ringback"),
  secret: z.string().min(1),
  grant: z.enum(["password", "client_credentials", "authorization_code"]),
  /** A public client sends no secret for a code, yet needs it to refresh. */
  isConfidential: z.boolean().default(true),
  redirectUrl: z.string().optional(),
  /** Whom `client_credentials` acts as. */
  assignedUserName: z.string().default("admin"),
});
export type OauthClient = z.infer<typeof OauthClient>;
