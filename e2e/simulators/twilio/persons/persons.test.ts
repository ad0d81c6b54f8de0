import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RingReports } from "../calls/endpoint.ts";
import { createClockPacer } from "../clock-pacer.ts";
import { createClock, type SteerableClock } from "../clock.ts";
import { createEventLog, type EventLog } from "../event-log.ts";
import { samplesPerFrame } from "../media/audio-port.ts";
import { makeBeep } from "../media/beep.ts";
import { createSids } from "../sids.ts";
import { CallerBehaviour, PersonBehaviour } from "./behaviour.ts";
import { createPersons, type Persons } from "./persons.ts";

const ann = "+15550001111";
const request = {
  callSid: `CA${"1".repeat(32)}`,
  accountSid: `AC${"2".repeat(32)}`,
  from: "+15550009999",
  to: ann,
  parameters: {},
};

let clock: SteerableClock;
let log: EventLog;
let persons: Persons;

beforeEach(() => {
  clock = createClock({ kind: "manual" });
  log = createEventLog(clock);
  persons = createPersons({
    log,
    clock,
    makeSid: createSids("persons"),
    pacer: createClockPacer(clock),
  });
});

afterEach(() => {
  persons.close();
  clock.close();
});

function ring(number = ann) {
  const said: string[] = [];
  const reports: RingReports = {
    ringing: () => void said.push("ringing"),
    answered: () => void said.push("answered"),
    refused: (reason) => void said.push(reason),
    hungUp: () => void said.push("hung up"),
    digits: (digits) => void said.push(digits),
  };
  const rung = persons.endpointFor(number).ring({ ...request, to: number }, reports);
  return { said, rung };
}

const stateOf = (number: string) => persons.states().find((person) => person.number === number);

describe("a person whose telephone rings", () => {
  test("answers after the wanted time and hangs up after the wanted time", async () => {
    persons.setBehaviour(
      ann,
      PersonBehaviour.parse({ answer: { afterSeconds: 4, hangsUpAfterSeconds: 10 } }),
    );
    const { said } = ring();
    expect(said).toEqual([]);
    await clock.advance(50);
    expect(said).toEqual(["ringing"]);
    expect(stateOf(ann)).toMatchObject({ state: "ringing", callSid: request.callSid });
    await clock.advance(3999);
    expect(said).toEqual(["ringing"]);
    await clock.advance(1);
    expect(said).toEqual(["ringing", "answered"]);
    expect(stateOf(ann)?.state).toBe("in call");
    await clock.advance(10_000);
    expect(said).toEqual(["ringing", "answered", "hung up"]);
    expect(stateOf(ann)?.state).toBe("ended");
  });

  test.each([
    ["+15550000486", 50, ["busy"]],
    ["+15550000404", 50, ["unreachable"]],
    ["+15550000480", 3_600_000, ["ringing"]],
    ["+15550000603", 3050, ["ringing", "rejected"]],
    ["+15550000200", 50, ["ringing", "answered"]],
    ["+15550000225", 7050, ["ringing", "answered", "hung up"]],
    [ann, 2050, ["ringing", "answered"]],
  ])("%s behaves as its ending says", async (number, ms, expected) => {
    const { said } = ring(number);
    await clock.advance(ms);
    expect(said).toEqual(expected);
  });

  test("whose network gives up is no answer", async () => {
    persons.setBehaviour(ann, { noAnswer: { ringSeconds: 30 } });
    const { said } = ring();
    await clock.advance(30_050);
    expect(said).toEqual(["ringing", "no-answer"]);
  });

  test("does nothing more once the caller has given up", async () => {
    const { said, rung } = ring();
    await clock.advance(50);
    rung.end();
    rung.end();
    await clock.advance(60_000);
    expect(said).toEqual(["ringing"]);
    expect(log.since(0).filter((event) => event.type === "person.ended")).toHaveLength(1);
  });

  test("presses keys and hears keys", async () => {
    persons.setBehaviour(
      ann,
      PersonBehaviour.parse({
        answer: { afterSeconds: 0, presses: { digits: "1", afterSeconds: 2 } },
      }),
    );
    const { said, rung } = ring();
    expect(persons.press(request.callSid, "9")).toBe(false);
    await clock.advance(2050);
    expect(persons.press(request.callSid, "2#")).toBe(true);
    expect(said).toEqual(["ringing", "answered", "1", "2#"]);
    rung.hearDigits?.("45");
    expect(stateOf(ann)?.hears?.digits).toBe("45");
  });

  test("goes back to the usual behaviour when told so", async () => {
    persons.setBehaviour(ann, "busy");
    expect(stateOf(ann)).toEqual({ number: ann, state: "idle", callSid: null, hears: null });
    persons.setBehaviour(ann, null);
    const { said } = ring();
    await clock.advance(2050);
    expect(said).toEqual(["ringing", "answered"]);
  });
});

test("a recording that is not there is refused at once, by name", () => {
  const behaviour = PersonBehaviour.parse({ answer: { says: { wav: "/missing/hello.wav" } } });
  expect(() => persons.setBehaviour(ann, behaviour)).toThrow("/missing/hello.wav");
  expect(stateOf(ann)).toBeUndefined();
});

describe("a person who calls us", () => {
  test("gives up when nobody answers in time", async () => {
    const call = persons.dial(
      ann,
      "+15550002222",
      CallerBehaviour.parse({ givesUpAfterSeconds: 20 }),
    );
    const hungUp = vi.fn<() => void>();
    call.onHangUp(hungUp);
    expect(call).toMatchObject({ from: ann, to: "+15550002222", applicationSid: undefined });
    await clock.advance(19_999);
    expect(hungUp).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(hungUp).toHaveBeenCalledOnce();
  });

  test("talks once answered, and hangs up when told", async () => {
    const call = persons.dial(
      ann,
      "+15550002222",
      CallerBehaviour.parse({ givesUpAfterSeconds: 20 }),
    );
    const hungUp = vi.fn<() => void>();
    const pressed = vi.fn<(digits: string) => void>();
    call.onHangUp(hungUp);
    call.onDigits(pressed);
    await call.answer();
    await clock.advance(60_000);
    expect(hungUp).not.toHaveBeenCalled();
    expect(persons.press(call.callSid, "3")).toBe(true);
    expect(pressed).toHaveBeenCalledExactlyOnceWith("3");
    expect(persons.hangUp(call.callSid)).toBe(true);
    expect(persons.hangUp(call.callSid)).toBe(false);
    expect(hungUp).toHaveBeenCalledOnce();
  });

  test("is not told to have hung up when we ended it", async () => {
    const call = persons.dial(ann, "+15550002222");
    const hungUp = vi.fn<() => void>();
    call.onHangUp(hungUp);
    await call.answer();
    call.end();
    expect(hungUp).not.toHaveBeenCalled();
    expect(stateOf(ann)?.state).toBe("ended");
  });
});

describe("a person who leaves a message", () => {
  async function answered(message: object) {
    const behaviour = CallerBehaviour.parse({ says: { message } });
    const call = persons.dial(ann, "+15550002222", behaviour);
    const heard: Int16Array[] = [];
    const done: string[] = [];
    call.onHangUp(() => done.push("hung up"));
    call.onDigits((digits) => done.push(digits));
    const audio = await call.answer();
    audio.onSpeech((frame) => heard.push(frame));
    const isLoud = () => heard.some((frame) => frame.some((sample) => sample !== 0));
    const beep = async () => {
      const samples = makeBeep();
      for (let at = 0; at < samples.length; at += samplesPerFrame) {
        audio.hear(samples.subarray(at, at + samplesPerFrame));
        await clock.advance(10);
      }
      await clock.advance(100);
    };
    return { call, done, isLoud, beep };
  }

  test("is silent until the beep, speaks as long as it takes, and hangs up", async () => {
    const { done, isLoud, beep } = await answered({ seconds: 3, afterwards: "hang up" });
    await clock.advance(10_000);
    expect(isLoud()).toBe(false);
    await beep();
    expect(isLoud()).toBe(true);
    await clock.advance(2800);
    expect(done).toEqual([]);
    await clock.advance(300);
    expect(done).toEqual(["hung up"]);
  });

  test("may finish it with a key, or break off", async () => {
    const finished = await answered({ seconds: 1, afterwards: { press: "#" } });
    await finished.beep();
    await clock.advance(1200);
    expect(finished.done).toEqual(["#"]);
    const broken = await answered({ seconds: 20, breaksOffAfterSeconds: 2 });
    await broken.beep();
    await clock.advance(2100);
    expect(broken.done).toEqual(["hung up"]);
  });

  test("can be understood by a transcriber, also afterwards", async () => {
    const { call } = await answered({ transcript: "Please call me back." });
    call.end();
    expect(persons.transcriptOf(call.callSid)).toBe("Please call me back.");
    expect(persons.transcriptOf("CA1")).toBeUndefined();
  });
});
