import type { NextFunction, Request, Response } from "express";

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The control API is for this machine, and no page from elsewhere may drive it. */
export function loopbackOnly(request: Request, response: Response, next: NextFunction): void {
  const { origin } = request.headers;
  const isNear =
    isLoopbackAddress(request.socket.remoteAddress) &&
    loopbackNames.has(hostName(request.headers.host)) &&
    (origin === undefined || loopbackNames.has(hostName(origin.replace(/^https?:\/\//, ""))));
  if (isNear) return next();
  response.status(403).json({ error: "The control API answers this machine only." });
}

const hostName = (host = ""): string => host.replace(/:\d+$/, "");

const isLoopbackAddress = (address = ""): boolean =>
  address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");
