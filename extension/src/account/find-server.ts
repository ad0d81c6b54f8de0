import type { About } from "@ringback/shared/api";
import { routes } from "@ringback/shared/routes";
import { readServerAddress } from "../contracts/server-address.ts";
import { CodedError } from "../messaging/coded-error.ts";
import { callRoute } from "../server/call-route.ts";
import { ServerRefusal } from "../server/server-error.ts";
import { requireHostPermission } from "../permissions/host-permission.ts";

const addressWords = {
  "address-empty": ["Type your server’s address", "Your admin knows it."],
  "address-typo": ["This is not a web address", "It looks like calls.example.org."],
  "address-insecure": [
    "This address is not secure",
    "Use an address that starts with https. Plain http works for a server on this computer only.",
  ],
} as const;

export interface FoundServer {
  readonly origin: string;
  readonly about: About;
  /** How long the server took to answer. */
  readonly ms: number;
}

/** Asks the server at a typed address what it is. Errors carry words that say what to fix. */
export async function findServer(address: string): Promise<FoundServer> {
  const read = readServerAddress(address);
  if (!read.ok) {
    const [message, detail] = addressWords[read.code];
    throw new CodedError(read.code, message, { detail });
  }
  const { origin } = read;
  await requireHostPermission(origin);
  const startedAt = performance.now();
  try {
    const about = await callRoute(routes.about, {}, { origin });
    return { origin, about, ms: Math.round(performance.now() - startedAt) };
  } catch (error) {
    throw explain(error, origin);
  }
}

function explain(error: unknown, origin: string): unknown {
  const code = error instanceof CodedError ? error.code : undefined;
  if (error instanceof ServerRefusal && error.status !== 404) return error;
  if (code === "server-unreachable" || code === "server-too-slow")
    return new CodedError(code, `Nothing answers at ${origin}`, {
      detail: "Check the address for typing mistakes and that the server is running.",
      cause: error,
    });
  return new CodedError("not-ringback", `${origin} answers, but it is not a Ringback server`, {
    detail: "Check the address with your admin.",
    cause: error,
  });
}
