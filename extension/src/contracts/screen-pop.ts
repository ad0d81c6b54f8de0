import * as z from "zod/mini";
import { defineContract } from "../messaging/contract.ts";

/** When the CRM record of a caller is opened by itself. */
export const ScreenPopChoice = z.enum(["on-ring", "on-answer", "off"]);
export type ScreenPopChoice = z.infer<typeof ScreenPopChoice>;

/** Served by the side panel, which nobody else can look into. */
export const sidePanel = defineContract("side-panel", {
  /** Whether somebody is typing there. */
  isTyping: { input: z.void(), output: z.boolean() },
});
