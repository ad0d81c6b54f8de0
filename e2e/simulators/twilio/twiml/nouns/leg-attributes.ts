import { z } from "zod";
import { listOf, Method } from "../attributes.ts";

/** What every dialled noun has: a document the called side hears first, and status callbacks. */
export const legAttributes = {
  url: z.string().default(""),
  method: Method.default("POST"),
  statusCallback: z.string().default(""),
  statusCallbackMethod: Method.default("POST"),
  statusCallbackEvent: listOf(["initiated", "ringing", "answered", "completed"]).default([
    "completed",
  ]),
};

export interface LegAttributes {
  /** Empty means none. */
  readonly url: string;
  readonly method: "GET" | "POST";
  /** Empty means none. */
  readonly statusCallback: string;
  readonly statusCallbackMethod: "GET" | "POST";
  readonly statusCallbackEvent: readonly ("initiated" | "ringing" | "answered" | "completed")[];
}
