import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { ZodMiniType } from "zod/mini";

interface Command {
  readonly input: ZodMiniType;
  /** Any library's schema: content scripts check answers with a smaller one. */
  readonly output: StandardSchemaV1;
}
export type Commands = Record<string, Command>;

/** Who may call: the extension's own pages and worker, or its scripts inside web pages too. */
export type Callers = "extension" | "content-scripts";

/** One listener's commands, with the schema of what goes in and comes out. */
export interface Contract<C extends Commands> {
  readonly to: string;
  readonly commands: C;
  readonly callers: Callers;
}

export type Input<C extends Command> = StandardSchemaV1.InferInput<C["input"]>;
export type Output<C extends Command> = StandardSchemaV1.InferOutput<C["output"]>;

export function defineContract<const C extends Commands>(
  to: string,
  commands: C,
  { callers = "extension" }: { readonly callers?: Callers } = {},
): Contract<C> {
  return { to, commands, callers };
}
