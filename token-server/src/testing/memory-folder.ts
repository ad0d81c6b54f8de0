import { accessSync, constants } from "node:fs";
import { tmpdir } from "node:os";

const inMemory = "/dev/shm";

/** Where files that nobody needs after the test are quickest: in memory, where Linux offers that. */
export function memoryFolder(): string {
  try {
    accessSync(inMemory, constants.W_OK);
    return inMemory;
  } catch {
    return tmpdir();
  }
}
