/** Something started that can be stopped. */
export interface Running {
  /** What the line READY says. */
  readonly ready: Readonly<Record<string, unknown>>;
  /** Resolves when a part of it ends without being asked to. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}
