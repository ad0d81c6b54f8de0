import { once } from "node:events";
import type { Server } from "node:http";
import { z } from "zod";

const Address = z.object({ port: z.number() });

/** Listens on this machine only; resolves to the port. */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return Address.parse(server.address()).port;
}

export async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
