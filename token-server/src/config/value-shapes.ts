import { E164 } from "@ringback/shared/e164";
import * as z from "zod";
import { isLoopback } from "./loopback.ts";

export interface Variable {
  /** One line for `.env.example`. */
  readonly about: string;
  /** What to write, when the value is missing or cannot be used. */
  readonly fix: string;
  readonly schema: z.core.$ZodType;
  /** Never to be written to a log. */
  readonly secret?: true;
}

export const phoneNumber = z.string().refine((text) => E164.safeParse(text).success);

/** A web address without credentials, query or fragment; trailing slashes do not count. */
export const webAddress = z
  .string()
  .refine(isWebAddress, { abort: true })
  .transform((text) => text.replace(/\/+$/, ""));

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return url.username === "" && url.password === "" && url.search === "" && url.hash === "";
}

export const origin = webAddress
  .refine((text) => new URL(text).pathname === "/", { abort: true })
  .transform((text) => new URL(text).origin);

export const httpsOrLoopback = (text: string) =>
  new URL(text).protocol === "https:" || isLoopback(text);

/** Separated by commas or spaces. */
export const list = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ""));

export const addressRange = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
