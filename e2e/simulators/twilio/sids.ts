import { createHash, randomBytes } from "node:crypto";

type SidPrefix = "AC" | "AP" | "CA" | "PN" | "SK" | "RE" | "TR" | "CF" | "QU" | "SM" | "MM" | "ME";

/** Makes the next SID of a kind: two letters and 32 hex digits. */
export type MakeSid = (prefix: SidPrefix) => string;

/** The same seed gives the same SIDs in the same order, so that a run can be repeated. */
export function createSids(seed: string = randomBytes(16).toString("hex")): MakeSid {
  let made = 0;
  return (prefix) => {
    made += 1;
    return prefix + createHash("md5").update(`${seed} ${made}`).digest("hex");
  };
}
