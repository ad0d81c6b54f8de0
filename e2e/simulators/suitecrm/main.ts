import * as z from "zod";
import { OauthClient } from "./api/tokens/oauth-client.ts";
import { seededUsers } from "./records/seed/users.ts";
import { startSuitecrmSimulator, usualClients } from "./simulator.ts";

/** The one argument: the options as JSON, all of them optional. */
const Options = z.strictObject({
  port: z.int().min(0).max(65_535).default(0),
  port8: z.int().min(0).max(65_535).default(0),
  seed: z.int().min(0).nullable().default(1),
  clients: z
    .array(OauthClient)
    .min(1)
    .default(usualClients.map((client) => OauthClient.parse(client))),
});

const options = Options.parse(JSON.parse(process.argv[2] ?? "{}"));
const simulator = await startSuitecrmSimulator(options);

console.log(
  `READY ${JSON.stringify({
    origin: simulator.origin,
    origin8: simulator.origin8,
    controlOrigin: simulator.controlOrigin,
    clients: simulator.clients,
    users: seededUsers.map(({ id, userName, password, isAdmin }) => ({
      id,
      name: userName,
      password,
      isAdmin,
    })),
    wellKnown: simulator.wellKnown,
  })}`,
);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void simulator.close());
}
