import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSamples, type CapturedSample } from "./contract/captured-sample.ts";
import { differences } from "./contract/compare.ts";
import { notComparable, replayOrder, withoutLabels } from "./contract/exceptions.ts";
import { startReplay, type Replay } from "./contract/replay.ts";

const folder = join(import.meta.dirname, "../../../../shared/captures/suitecrm7");
const isThere = existsSync(join(folder, "api"));
const { samples, rest } = readSamples(join(folder, "api"));

/** Needs shared/captures/suitecrm7 beside the repository; without it nothing is compared. */
describe.skipIf(!isThere)("the captured answers of a SuiteCRM 7.15 (skipped without them)", () => {
  let replay: Replay;

  beforeAll(async () => {
    replay = await startReplay(folder, samples);
  });
  afterAll(() => replay.close());

  test("to every sample that holds a request", () => {
    expect(rest).toEqual(Object.keys(notComparable));
  });

  const ordered = replayOrder([...samples.entries()], ([name]) => name);
  test.for<readonly [string, CapturedSample]>(ordered)("%s", async ([name, sample]) => {
    const { expected, actual } = await replay.run(name, sample);
    expect(actual.status).toBe(expected.status);
    expect(actual.headers).toEqual(expected.headers);
    const [wanted, given] = [expected.body, actual.body].map((body) => withoutLabels(name, body));
    expect(differences(wanted, given)).toEqual([]);
  });
});
