import type { Role } from "@ringback/shared/api";
import type { Caller } from "./caller.ts";
import { ProblemError } from "./problem.ts";

/** Refuses agents of another role. `who` says in a sentence who may do it. */
export function requireRole({ agent }: Caller, role: Role, who: string): void {
  if (agent.role === role) return;
  throw new ProblemError(403, `${role}-needed`, "Your role does not allow this", { detail: who });
}
