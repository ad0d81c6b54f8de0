import { routes } from "@ringback/shared/routes";
import { callRoute, type RouteReply, type RouteRequest } from "./call-route.ts";
import { ServerRefusal, signedOut } from "./server-error.ts";

type Routes = typeof routes;

interface ServerAccess {
  readonly origin: string;
  readonly accessToken: string;
}

/** A current access token; never `rejected` again. Null when signed out. */
export type RequestAccess = (rejected?: string) => Promise<ServerAccess | null>;

export type ServerClient = {
  [Name in keyof Routes]: (
    request?: RouteRequest<Routes[Name]>,
  ) => Promise<RouteReply<Routes[Name]>>;
};

/** Calls the server's API as the signed-in agent. Throws `signed-out` without a session. */
export function createServerClient(requestAccess: RequestAccess): ServerClient {
  async function signedIn<Name extends keyof Routes>(
    name: Name,
    request: RouteRequest<Routes[Name]>,
  ): Promise<RouteReply<Routes[Name]>> {
    const access = await requestAccess();
    if (!access) throw signedOut();
    try {
      return await callRoute(routes[name], request, access);
    } catch (error) {
      if (!(error instanceof ServerRefusal && error.status === 401)) throw error;
      const renewed = await requestAccess(access.accessToken);
      if (!renewed) throw signedOut();
      return callRoute(routes[name], request, renewed);
    }
  }

  const calls = Object.keys(routes).map((name) => [
    name,
    (request = {}) => signedIn(name as keyof Routes, request),
  ]);
  return Object.fromEntries(calls) as ServerClient;
}
