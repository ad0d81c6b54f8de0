import type { Endpoint } from "./endpoint.ts";
import type { World } from "./world.ts";

/** Where a number leads that nobody has, or a client that is not registered. */
const nobody: Endpoint = {
  ring(_request, reports) {
    reports.refused("unreachable");
    return { end: () => {} };
  },
};

/** `client:` and an identity, or an E.164 number. */
export function findEndpoint(world: World, to: string): Endpoint {
  const { directory, stores, ownNumbers } = world;
  if (to.startsWith("client:")) return directory.ofClient(to.slice("client:".length)) ?? nobody;
  if (stores.numbers.findByNumber(to) !== undefined) return ownNumbers;
  return directory.atNumber(to) ?? nobody;
}
