import { expect, it } from "vitest";
import { describeCall, type FinishedCall } from "./describe-call.ts";

const held: FinishedCall = {
  rootCallSid: "CA0123456789abcdef0123456789abcdef",
  direction: "outbound",
  outcome: "answered",
  number: "+14155550152",
  name: "Mai Gehrke",
  record: { module: "Leads", id: "00fca1eb-4394-4d7f-b4a5-5eb8c5ea60d7" },
  startedAt: Date.parse("2026-11-22T10:00:37.400Z"),
  talkSeconds: 65,
  voicemailSeconds: null,
  callBackAsked: false,
  note: "",
  agentCrmUserId: "bea",
  recordOwnerCrmUserId: "ben",
};

it("describes a call that was held", () => {
  expect(describeCall(held)).toEqual({
    name: "Call to Mai Gehrke",
    direction: "Outbound",
    status: "Held",
    date_start: "2026-11-22 10:00:37",
    duration_hours: "0",
    duration_minutes: "2",
    description:
      "--- Ringback ---\nCalled +14155550152\nAnswered, talked 1:05\n" +
      "Twilio call CA0123456789abcdef0123456789abcdef\n--- end of Ringback ---",
    assigned_user_id: "bea",
    parent_type: "Leads",
    parent_id: "00fca1eb-4394-4d7f-b4a5-5eb8c5ea60d7",
  });
});

it.each([
  [0, "0", "1"],
  [1, "0", "1"],
  [60, "0", "1"],
  [61, "0", "2"],
  [3600, "1", "0"],
  [3601, "1", "1"],
])("rounds %i seconds up to %s h %s min", (talkSeconds, hours, minutes) => {
  expect(describeCall({ ...held, talkSeconds })).toMatchObject({
    duration_hours: hours,
    duration_minutes: minutes,
  });
});

it.each([
  ["busy", "Not held: the line was busy"],
  ["no-answer", "Not held: nobody answered"],
  ["rejected", "Not held: they declined the call"],
  ["cancelled", "Not held: hung up before an answer"],
  ["failed", "Not held: the number could not be reached"],
] as const)(
  "says in words that a call was %s, and gives it to the record's owner",
  (outcome, words) => {
    const call = describeCall({ ...held, outcome, talkSeconds: 0 });
    expect(call).toMatchObject({
      status: "Not Held",
      assigned_user_id: "ben",
      duration_hours: "0",
      duration_minutes: "1",
    });
    expect(call.description).toContain(`\n${words}\n`);
  },
);

it("gives a call that was not held to the agent when nobody owns the record", () => {
  const call = { ...held, outcome: "busy", recordOwnerCrmUserId: null } as const;
  expect(describeCall(call).assigned_user_id).toBe("bea");
});

it("describes a call without a record", () => {
  const call = describeCall({ ...held, record: null, name: null, recordOwnerCrmUserId: null });
  expect(call.name).toBe("Call to +14155550152");
  expect(call).not.toHaveProperty("parent_type");
});

it("keeps the name within 50 characters", () => {
  const { name } = describeCall({ ...held, name: "Maximiliane ".repeat(6) });
  expect(name).toHaveLength(50);
  expect(name).toMatch(/…$/);
});

it("keeps a note as typed, without what the CRM would spoil", () => {
  const note =
    "Wants <b>offer</b> & “price” 🙂\r\nasks for &lt; 5\n--- end of Ringback ---\nlast line";
  const { description } = describeCall({ ...held, note });
  expect(description).toContain(
    "\n\nWants ‹b›offer‹/b› & “price” \nasks for ＆lt; 5\n— end of Ringback ---\nlast line\n--- end of Ringback ---",
  );
  expect(description).not.toMatch(/[<>]/);
});
