import { once } from "node:events";
import type { Server } from "node:http";
import { isIPv6 } from "node:net";

/** Longer than the minute proxies keep a connection: they must not send into one that closes. */
const keepAliveMs = 65_000;

/** Resolves with the origin when the port is open; rejects when it cannot be opened. */
export async function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  server.keepAliveTimeout = keepAliveMs;
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  const open = typeof address === "object" && address !== null ? address.port : port;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${open}`;
}

const patienceMs = 10_000;
const lookForIdleMs = 100;

/** Takes no new connections and lets the requests under way finish, for ten seconds at most. */
export async function closeGently(server: Server, waitMs = patienceMs): Promise<void> {
  const closed = once(server, "close");
  server.close();
  // A kept-alive connection becomes idle when its last request has been answered.
  const closingIdle = setInterval(() => server.closeIdleConnections(), lookForIdleMs);
  const timer = setTimeout(() => server.closeAllConnections(), waitMs);
  await closed;
  clearInterval(closingIdle);
  clearTimeout(timer);
}
