import { expect, it } from "vitest";
import { account, startTwilioRest } from "../testing/twilio-api.ts";
import { createTwilioClient } from "./client.ts";
import { createConferences } from "./conferences.ts";

const callSid = `CA${"a".repeat(32)}`;
const conferenceSid = `CF${"c".repeat(32)}`;
const base = `/2010-04-01/Accounts/${account.accountSid}/Conferences`;
const holdUrl = "https://calls.example.com/twilio/voice/hold?call=c1#rc=5&rp=all";

/** Twilio's conferences, answering each request with what the test says. */
async function startConferences(answer: Parameters<typeof startTwilioRest>[0]) {
  const { apiOrigin, seen } = await startTwilioRest(answer);
  return { conferences: createConferences(createTwilioClient({ ...account, apiOrigin })), seen };
}

const refusal = (code: number, status = 400): [number, object] => [
  status,
  { code, message: "Twilio says no", more_info: "", status },
];
const participant = {
  call_sid: callSid,
  label: null,
  status: "connected",
  hold: true,
  end_conference_on_exit: false,
};

it("finds the conference of a name that is not over, and who is in it", async () => {
  const over = { sid: `CF${"0".repeat(32)}`, status: "completed" };
  const { conferences, seen } = await startConferences((_method, path) =>
    path.includes("Participants")
      ? [200, { participants: [participant], next_page_uri: null }]
      : [200, { conferences: [over, { sid: conferenceSid, status: "init" }], next_page_uri: null }],
  );
  expect(await conferences.find("c1")).toEqual({
    conferenceSid,
    members: [{ callSid, label: "", isThere: true, isHeld: true, endsOnExit: false }],
  });
  expect(seen.map(({ asked }) => asked)).toEqual([
    `GET ${base}.json?FriendlyName=c1&PageSize=20`,
    `GET ${base}/${conferenceSid}/Participants.json?PageSize=50`,
  ]);
  const none = await startConferences(() => [200, { conferences: [over], next_page_uri: null }]);
  expect(await none.conferences.find("c1")).toBeUndefined();
});

it("holds and lets leave, and tells who is gone from a fault", async () => {
  const { conferences, seen } = await startConferences(() => [200, participant]);
  expect(await conferences.change(conferenceSid, callSid, { isHeld: true, holdUrl })).toBe(
    "changed",
  );
  await conferences.change(conferenceSid, callSid, { endsOnExit: true, holdUrl });
  expect(seen.map(({ form }) => form)).toEqual([
    { Hold: ["true"], HoldUrl: [holdUrl], HoldMethod: ["POST"] },
    { EndConferenceOnExit: ["true"] },
  ]);
  const gone = await startConferences(() => refusal(20404, 404));
  expect(await gone.conferences.change(conferenceSid, callSid, { isHeld: true, holdUrl })).toBe(
    "gone",
  );
  await expect(gone.conferences.remove(conferenceSid, callSid)).resolves.toBeUndefined();
  const away = await startConferences(() => refusal(20500, 500));
  const asking = away.conferences.change(conferenceSid, callSid, { isHeld: true, holdUrl });
  await expect(asking).rejects.toThrow("Twilio says no");
});

it("rings somebody into it, once for each label", async () => {
  const invitation = {
    label: "l1",
    to: "client:agent_1?callId=c1",
    from: "+12125550142",
    statusUrl: "https://calls.example.com/twilio/voice/status?call=c1&kind=later&label=l1",
    seconds: 30,
    endsOnExit: false,
  };
  const { conferences, seen } = await startConferences(() => [201, participant]);
  expect(await conferences.invite(conferenceSid, invitation)).toEqual({
    outcome: "placed",
    callSid,
  });
  expect(seen[0]?.form).toEqual({
    To: [invitation.to],
    From: [invitation.from],
    Label: ["l1"],
    EndConferenceOnExit: ["false"],
    StartConferenceOnEnter: ["true"],
    Beep: ["false"],
    WaitUrl: [""],
    Timeout: ["25"],
    StatusCallback: [invitation.statusUrl],
    StatusCallbackMethod: ["POST"],
    StatusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
  });
  const known = await startConferences(() => refusal(16026));
  expect(await known.conferences.invite(conferenceSid, invitation)).toEqual({ outcome: "known" });
  const refused = await startConferences(() => refusal(21211));
  expect(await refused.conferences.invite(conferenceSid, invitation)).toEqual({
    outcome: "refused",
    reason: "Twilio says no",
  });
});
