import { randomBytes } from "node:crypto";
import type { NextFunction, Request, Response } from "express";

const cookieName = "XSRF-TOKEN";

/** Gives whoever has none the readable cookie, on the paths where the CRM does. */
export function giveXsrfCookie(request: Request, response: Response, next: NextFunction): void {
  if (readCookie(request.headers.cookie, cookieName) === undefined) {
    const token = randomBytes(16).toString("hex");
    response.append("Set-Cookie", `${cookieName}=${token}; path=/; SameSite=Lax`);
  }
  next();
}

/** Lets only those pass who can read their own cookie. */
export function checkXsrf(request: Request, response: Response, next: NextFunction): void {
  const token = readCookie(request.headers.cookie, cookieName);
  if (token !== undefined && request.headers["x-xsrf-token"] === token) next();
  else response.status(403).json({ message: "Invalid CSRF token" });
}

export function readCookie(header = "", wanted = ""): string | undefined {
  for (const part of header.split(";")) {
    const [name, value] = part.trim().split("=");
    if (name === wanted) return value;
  }
  return undefined;
}
