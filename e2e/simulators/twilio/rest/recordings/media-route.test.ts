import { MPEGDecoder } from "mpg123-decoder";
import { describe, expect, test } from "vitest";
import { findPeakFrequency } from "../../media/spectrum.ts";
import { readWav } from "../../media/wav.ts";
import { startLiveServer, type LiveServer } from "../testing/live-server.ts";
import { MediaFaultRule } from "./media-faults.ts";

const record = `<Response><Record action="/done"/><Pause length="60"/></Response>`;

/** A message of four seconds at 700 Hz, just finished. */
async function leaveMessage() {
  const server = await startLiveServer();
  const { world } = server;
  world.webhooks.answer("https://server.example/done", "<Response/>");
  const caller = world.callFromPerson(record);
  await world.seconds(0.5);
  await world.speak(caller.audio, 4, 700);
  caller.press("#");
  await world.settle();
  return { ...server, path: `/Recordings/${world.recordings.list()[0]?.sid}` };
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe("the file of a recording", () => {
  test("is not there until it is processed", async () => {
    const { ask, path, world } = await leaveMessage();
    expect((await ask(`${path}.mp3`)).status).toBe(404);
    await world.seconds(2);
    expect((await ask(`${path}.mp3`)).status).toBe(200);
  });

  test.each(["", ".wav"])("is a WAV with the extension '%s'", async (extension) => {
    const { ask, path, world } = await leaveMessage();
    await world.seconds(2);
    const response = await ask(path + extension);
    expect(response.headers.get("Content-Type")).toBe("audio/x-wav");
    const samples = readWav(await bytesOf(response));
    expect(samples.length / 16_000).toBeCloseTo(4, 0);
    expect(findPeakFrequency(samples.subarray(0, 16_000))).toBeCloseTo(700, -1);
  });

  test("is an MP3 when that is asked for", async () => {
    const { ask, path, world } = await leaveMessage();
    await world.seconds(2);
    const response = await ask(`${path}.mp3`);
    expect(response.headers.get("Content-Type")).toBe("audio/mpeg");
    const decoder = new MPEGDecoder();
    await decoder.ready;
    const { samplesDecoded, sampleRate, errors } = decoder.decode(await bytesOf(response));
    expect(errors).toEqual([]);
    expect(samplesDecoded / sampleRate).toBeCloseTo(4, 0);
  });

  test("is only for those who sign in, and has no channel that was not recorded", async () => {
    const { ask, path, world } = await leaveMessage();
    await world.seconds(2);
    expect((await ask(`${path}.mp3`, { headers: {} })).status).toBe(401);
    expect((await ask(`${path}.mp3?RequestedChannels=1`)).status).toBe(200);
    expect((await ask(`${path}.mp3?RequestedChannels=2`)).status).toBe(400);
    expect((await ask(`${path}.ogg`)).status).toBe(404);
    expect((await ask(`/Recordings/RE${"0".repeat(32)}.mp3`)).status).toBe(404);
  });
});

describe("trouble with the file", () => {
  async function troubled(action: object, turn: object = {}) {
    const message = await leaveMessage();
    await message.world.seconds(2);
    message.mediaFaults.set([MediaFaultRule.parse({ ...turn, action })]);
    return { ...message, fetchFile: () => message.ask(`${message.path}.mp3`) };
  }

  const lastRequest = ({ world }: Pick<LiveServer, "world">) =>
    world.log
      .since(0)
      .filter(({ type }) => type === "media.request")
      .at(-1);

  test("is missing for a while, or for some requests, and ready then", async () => {
    const late = await troubled({ kind: "missing", seconds: 30 });
    expect((await late.fetchFile()).status).toBe(404);
    await late.world.seconds(30);
    expect((await late.fetchFile()).status).toBe(200);
    const rare = await troubled({ kind: "missing" }, { nth: [1, 2] });
    const statuses = [await rare.fetchFile(), await rare.fetchFile(), await rare.fetchFile()];
    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 200]);
  });

  test("is refused, or fails", async () => {
    expect((await (await troubled({ kind: "unauthorized" })).fetchFile()).status).toBe(401);
    expect((await (await troubled({ kind: "fail", status: 503 })).fetchFile()).status).toBe(503);
  });

  test.each([true, false])("breaks off in the middle (length declared: %s)", async (declares) => {
    const trouble = await troubled({ kind: "truncate", declares });
    const response = await trouble.fetchFile();
    expect(response.headers.has("Content-Length")).toBe(declares);
    await expect(response.arrayBuffer()).rejects.toThrow();
    expect(lastRequest(trouble)).toMatchObject({ status: "broken off", fault: "truncate" });
  });

  test("is a page instead of a sound", async () => {
    const response = await (await troubled({ kind: "wrong-type" })).fetchFile();
    expect(response.headers.get("Content-Type")).toContain("text/html");
    expect(await response.text()).toContain("<!doctype html>");
  });

  test.each([true, false])("is far too big (length declared: %s)", async (declares) => {
    const bytes = 3_000_000;
    const response = await (await troubled({ kind: "oversize", bytes, declares })).fetchFile();
    expect(response.headers.get("Content-Length")).toBe(declares ? String(bytes) : null);
    expect((await bytesOf(response)).length).toBe(bytes);
  });

  test("is to be had elsewhere", async () => {
    const to = "https://elsewhere.example/file.mp3";
    const response = await (await troubled({ kind: "redirect", to })).fetchFile();
    expect(response.status).toBe(302);
    expect(response.headers.get("Location")).toBe(to);
  });

  test("only hits the files it is about", async () => {
    const other = await troubled({ kind: "missing" }, { pathContains: ".wav" });
    expect((await other.fetchFile()).status).toBe(200);
  });
});
