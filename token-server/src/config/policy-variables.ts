import * as z from "zod";
import { phoneNumber, type Variable } from "./value-shapes.ts";

/** What an admin may also decide in the settings; set here, it is locked there. */
export const policyVariables = {
  FALLBACK_PHONE: {
    about: "The number that rings when nobody answers; locks the setting",
    fix: "Write a number with its country code, such as +12125550199, or leave it empty.",
    schema: phoneNumber.optional(),
  },
  RECORDING_RETENTION_DAYS: {
    about: "How many days recordings are kept; locks the setting",
    fix: "Write a whole number from 1 to 3650, or leave it empty.",
    schema: z.coerce.number().int().min(1).max(3_650).optional(),
  },
} satisfies Record<string, Variable>;
