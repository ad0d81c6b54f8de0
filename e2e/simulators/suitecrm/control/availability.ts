import { setTimeout as wait } from "node:timers/promises";
import type { NextFunction, Request, Response } from "express";
import * as z from "zod";

/**
 * How the CRM behaves towards its callers: `unavailable` answers 503, `broken` answers 500, `hang`
 * takes the request and never answers, `refuse` takes no connection at all.
 */
export const AvailabilityMode = z.enum(["up", "unavailable", "broken", "hang", "refuse"]);
export type AvailabilityMode = z.infer<typeof AvailabilityMode>;

/** Opens and closes the port the CRM listens on. */
export interface Listening {
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Takes the CRM down, brings it up again, makes it slow. */
export class Availability {
  #mode: AvailabilityMode = "up";
  #delayMs = 0;
  readonly #listening: Listening;

  constructor(listening: Listening) {
    this.#listening = listening;
  }

  get state(): { readonly mode: AvailabilityMode; readonly delayMs: number } {
    return { mode: this.#mode, delayMs: this.#delayMs };
  }

  /** Resolves once the port is open or closed. */
  async set(mode: AvailabilityMode, delayMs: number): Promise<void> {
    this.#mode = mode;
    this.#delayMs = delayMs;
    if (mode === "refuse") await this.#listening.close();
    else await this.#listening.open();
  }

  /** Stands before everything the CRM serves. */
  readonly guard = async (
    _request: Request,
    response: Response,
    next: NextFunction,
  ): Promise<void> => {
    if (this.#delayMs > 0) await wait(this.#delayMs);
    switch (this.#mode) {
      case "unavailable":
        response.status(503).type("html").send("<h1>Service Unavailable</h1>");
        return;
      case "broken":
        response.status(500).type("html").send("");
        return;
      case "hang":
        return;
      case "refuse":
        response.destroy();
        return;
      case "up":
        next();
    }
  };
}
