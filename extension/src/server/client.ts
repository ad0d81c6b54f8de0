import { routes } from "@ringback/shared/routes";
import type { ServerAccess } from "./ask.ts";
import { callRoute, type RouteReply, type RouteRequest } from "./call-route.ts";
import { fetchSound } from "./fetch-sound.ts";
import { ServerRefusal, signedOut } from "./server-error.ts";

type Routes = typeof routes;

/** A current access token; never `rejected` again. Null when signed out. */
export type RequestAccess = (rejected?: string) => Promise<ServerAccess | null>;

type RouteClient = {
  [Name in keyof Routes]: (
    request?: RouteRequest<Routes[Name]>,
  ) => Promise<RouteReply<Routes[Name]>>;
};

export interface ServerClient extends RouteClient {
  readonly fetchSound: (recordingId: string) => Promise<Blob>;
}

/** Calls the server's API as the signed-in agent. Throws `signed-out` without a session. */
export function createServerClient(requestAccess: RequestAccess): ServerClient {
  async function signedIn<T>(send: (access: ServerAccess) => Promise<T>): Promise<T> {
    const access = await requestAccess();
    if (!access) throw signedOut();
    try {
      return await send(access);
    } catch (error) {
      if (!(error instanceof ServerRefusal && error.status === 401)) throw error;
      const renewed = await requestAccess(access.accessToken);
      if (!renewed) throw signedOut();
      return send(renewed);
    }
  }

  const calls = Object.entries(routes).map(([name, route]) => [
    name,
    (request = {}) => signedIn((access) => callRoute(route, request, access)),
  ]);
  return {
    ...(Object.fromEntries(calls) as RouteClient),
    fetchSound: (recordingId) => signedIn((access) => fetchSound(recordingId, access)),
  };
}
