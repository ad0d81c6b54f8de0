import { expect, it } from "vitest";
import type { LiveCall, PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { ana, idle, liveCall, ringing } from "../testing/fake-calls.ts";
import { badgeOf } from "./badge.ts";

const number = "+442079460126";

function snapshot(line: PhoneSnapshot["line"], change?: Partial<LiveCall>): PhoneSnapshot {
  return { ...idle, line, call: change ? liveCall({ number, ...change }) : null };
}

it.each<[PhoneSnapshot["line"], Partial<LiveCall> | undefined, string, string]>([
  ["ready", undefined, "", "Ringback: line ready"],
  ["lost", undefined, "!", "Ringback: line lost, trying again"],
  ["signed-out", undefined, "", "Ringback: signed out"],
  [
    "microphone-blocked",
    undefined,
    "!",
    "Ringback: the microphone is blocked, you can’t make calls",
  ],
  ["ready", { state: "ringing" }, "RING", "Ringback: calling Ana Carvalho"],
  ["ready", { state: "connected" }, "ON", "Ringback: on a call with Ana Carvalho"],
  [
    "ready",
    { state: "connected", muted: true },
    "MUT",
    "Ringback: muted, on a call with Ana Carvalho",
  ],
  ["lost", { state: "connected" }, "ON", "Ringback: on a call with Ana Carvalho"],
  ["lost", { state: "ended" }, "!", "Ringback: line lost, trying again"],
  ["ready", { state: "dialing", person: null }, "RING", "Ringback: calling +442079460126"],
])("line %s, call %j: %j", (line, change, text, title) => {
  expect(badgeOf(snapshot(line, change))).toMatchObject({ text, title });
});

it.each([
  [{ person: ana, number }, "Ana Carvalho is calling"],
  [{ person: null, number }, "+442079460126 is calling"],
  [{ person: null, number: "" }, "somebody is calling"],
])("says who rings before it says anything else: %j", (caller, title) => {
  const talking = snapshot("ready", { state: "connected" });
  const both = { ...talking, incoming: [ringing(caller)] };
  expect(badgeOf(both)).toMatchObject({ text: "RING", title: `Ringback: ${title}` });
});

it("is grey when signed out", () => {
  expect(badgeOf(snapshot("signed-out")).isSignedOut).toBe(true);
  expect(badgeOf(snapshot("ready")).isSignedOut).toBe(false);
});

const sick = [{ origin: "https://crm.example", view: "Leads detail", unusable: ["Mobile"] }];

it("says that a site's phone fields cannot be read when nothing is more urgent", () => {
  expect(badgeOf(snapshot("ready"), sick)).toMatchObject({
    text: "!",
    title: "Ringback: crm.example shows phone fields that Ringback cannot read",
  });
  expect(badgeOf(snapshot("lost"), sick).title).toBe("Ringback: line lost, trying again");
  expect(badgeOf(snapshot("ready", { state: "connected" }), sick).text).toBe("ON");
});
