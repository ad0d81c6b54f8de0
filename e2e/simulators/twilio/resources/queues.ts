import type { Resource } from "./record-store.ts";

/** A queue, as REST tells of it; who waits in it is known to the live calls. */
export interface QueueRecord extends Resource {
  readonly friendlyName: string;
  readonly maxSize: number;
}

export const usualQueueSize = 1000;
export const largestQueueSize = 5000;
