import type { ZodMiniType } from "zod/mini";

export interface Route {
  readonly method: "GET" | "POST" | "PUT";
  /** Express style: `:callId` is a path parameter. */
  readonly path: string;
  readonly summary: string;
  /** Without a session: only what anyone may know. */
  readonly open?: true;
  readonly query?: ZodMiniType;
  readonly body?: ZodMiniType;
  readonly reply: ZodMiniType;
  readonly status: 200 | 201 | 202;
}
