import * as z from "zod";

/** The numbers of a person as their row keeps them. */
export const NumbersJson = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(z.string()));
