import { expect, it } from "vitest";
import {
  asked,
  child,
  childAt,
  fold,
  ringing,
  root,
  second,
  start,
} from "../testing/call-reports.ts";
import { factsOfConversation } from "./webhook-facts.ts";

const leg = (callSid: string, parentCallSid: string | null) => ({
  callSid,
  parentCallSid,
  status: "completed",
  startedAt: start,
  endedAt: second(72),
  durationSeconds: 65,
});

it("learns from Twilio's records how a call ended whose last webhooks were lost", () => {
  const conversation = { root: leg(root, null), children: [leg(child, root)] };
  const settled = factsOfConversation(conversation, { startedAt: start, now: second(120) });
  expect(fold([asked, ...ringing, childAt(7, "in-progress"), settled])).toMatchObject({
    state: "ended",
    outcome: "answered",
    answeredAt: second(7),
    endedAt: second(72),
    talkSeconds: 65,
  });
  expect(fold([asked, settled])).toMatchObject({ answeredAt: second(7), talkSeconds: 65 });
});

it("does not take a call as held when Twilio's records show that only the person answered", () => {
  const conversation = {
    root: { ...leg(root, null), status: "no-answer", durationSeconds: 0 },
    children: [{ ...leg(child, root), durationSeconds: 1 }],
  };
  const settled = factsOfConversation(conversation, { startedAt: start, now: second(120) });
  expect(fold([asked, settled])).toMatchObject({ outcome: "cancelled", talkSeconds: 0 });
});

it("takes a talk of less than a second as held", () => {
  const conversation = {
    root: { ...leg(root, null), durationSeconds: 0 },
    children: [{ ...leg(child, root), durationSeconds: 0 }],
  };
  const settled = factsOfConversation(conversation, { startedAt: start, now: second(120) });
  expect(fold([asked, settled])).toMatchObject({ outcome: "answered", talkSeconds: 0 });
});

it.each(["busy", "no-answer", "failed"])("settles a call that was %s", (status) => {
  const conversation = {
    root: { ...leg(root, null), durationSeconds: 0 },
    children: [{ ...leg(child, root), status, durationSeconds: 0 }],
  };
  const settled = factsOfConversation(conversation, { startedAt: start, now: second(120) });
  expect(fold([asked, settled])).toMatchObject({ state: "ended", outcome: status });
});

it("leaves a call open while a leg lives, or may not be listed yet", () => {
  const live = {
    root: { ...leg(root, null), status: "in-progress" },
    children: [{ ...leg(child, root), status: "in-progress" }],
  };
  const unlisted = { root: leg(root, null), children: [] };
  const at = (now: number) => ({ startedAt: start, now });
  expect(fold([asked, factsOfConversation(live, at(second(120)))])).toMatchObject({
    state: "connected",
  });
  expect(fold([asked, factsOfConversation(unlisted, at(second(5)))])).toMatchObject({
    state: "dialing",
  });
  expect(fold([asked, factsOfConversation(unlisted, at(second(30)))])).toMatchObject({
    state: "ended",
    outcome: "failed",
  });
});
