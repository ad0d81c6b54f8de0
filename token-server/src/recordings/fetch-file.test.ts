import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import type { MediaAnswer } from "../testing/media-answers.ts";
import { listenForTest } from "../testing/listen-for-test.ts";
import { startTwilioRecords } from "../testing/twilio-records.ts";
import { createOpenMedia, MediaRefused, MediaUnavailable } from "../twilio/media.ts";
import { fetchFile } from "./fetch-file.ts";

const recordingSid = `RE${"5".repeat(32)}`;
const { signal } = new AbortController();
let twilio: Awaited<ReturnType<typeof startTwilioRecords>>;
let spoolFolder: string;

beforeEach(async () => {
  twilio = await startTwilioRecords();
  twilio.addRecording({ sid: recordingSid });
  spoolFolder = await mkdtemp(join(tmpdir(), "ringback-spool-"));
  onTestFinished(() => rm(spoolFolder, { recursive: true, force: true }));
});

async function fetchIt(account = twilio.account, channels = 1) {
  const got: { bytes: Buffer; sizeBytes: number; sha256: string }[] = [];
  const fetching = { openMedia: createOpenMedia(account), spoolFolder, maxBytes: 1_000_000 };
  const wanted = { accountSid: twilio.account.accountSid, recordingSid, channels };
  await fetchFile(fetching, wanted, signal, async ({ path, ...file }) => {
    got.push({ ...file, bytes: await readFile(path) });
  });
  return got;
}

it.each<MediaAnswer>(["whole", "in-chunks"])("takes a file sent %s", async (answer) => {
  twilio.answers.push(answer);
  const [file] = await fetchIt();
  expect(file?.bytes.equals(twilio.sound)).toBe(true);
  expect(file?.sizeBytes).toBe(twilio.sound.length);
  expect(file?.sha256).toBe(createHash("sha256").update(twilio.sound).digest("hex"));
  expect(await readdir(spoolFolder)).toEqual([]);
});

it("asks for both sides of a call recorded in two channels", async () => {
  await fetchIt(twilio.account, 2);
  expect(twilio.seen).toEqual([
    `GET /2010-04-01/Accounts/${twilio.account.accountSid}/Recordings/${recordingSid}.mp3?RequestedChannels=2`,
  ]);
});

it.each<[MediaAnswer, string]>([
  ["not-ready", "404"],
  ["server-fault", "503"],
  ["cut-off", "broke"],
  ["cut-off-in-chunks", "checksum"],
  ["html", "text/html"],
  ["html-as-audio", "no MP3"],
])("comes back later for one that is %s, and keeps nothing of it", async (answer, words) => {
  twilio.answers.push(answer);
  const error = await fetchIt().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(MediaUnavailable);
  expect(error).toMatchObject({
    message: expect.stringContaining(words),
    isMissing: answer === "not-ready",
  });
  expect(await readdir(spoolFolder)).toEqual([]);
});

it.each<MediaAnswer>(["too-large", "endless"])(
  "refuses one that is %s, and keeps nothing of it",
  async (answer) => {
    twilio.answers.push(answer);
    await expect(fetchIt()).rejects.toBeInstanceOf(MediaRefused);
    expect(await readdir(spoolFolder)).toEqual([]);
  },
);

it("follows Twilio to its own storage, without showing the key there", async () => {
  twilio.answers.push({ redirect: "/signed/file" });
  const [file] = await fetchIt();
  expect(file?.sizeBytes).toBe(twilio.sound.length);
  expect(twilio.seen.at(-1)).toBe("GET /signed/file");
});

it("follows nobody else, and asks there for nothing", async () => {
  let asked = 0;
  const other = createServer((_request, response) => {
    asked += 1;
    response.writeHead(200, { "Content-Type": "audio/mpeg" }).end(twilio.sound);
  });
  const origin = await listenForTest(other);
  for (const redirect of [
    `${origin}/x.mp3`,
    "http://api.twilio.com/x.mp3",
    "https://api.twilio.com.evil.example/x.mp3",
    "https://eviltwilio.com/x.mp3",
    "https://api.twilio.com:8443/x.mp3",
    "file:///etc/passwd",
    "http://169.254.169.254/latest/meta-data",
  ]) {
    twilio.answers.splice(0, 2, { redirect });
    await expect(fetchIt(), redirect).rejects.toBeInstanceOf(MediaRefused);
  }
  expect(asked).toBe(0);
});

it("gives up on a redirect that goes round", async () => {
  const path = `/2010-04-01/Accounts/${twilio.account.accountSid}/Recordings/${recordingSid}.mp3`;
  const round = createServer((_request, response) => {
    response.writeHead(302, { Location: path }).end();
  });
  const account = { ...twilio.account, apiOrigin: await listenForTest(round) };
  await expect(fetchIt(account)).rejects.toThrow("redirects more than 3 times");
});

it("waits for Twilio’s answer when the key is wrong", async () => {
  await expect(fetchIt({ ...twilio.account, apiSecret: "wrong" })).rejects.toThrow("401");
});
