import { CallDetail } from "@ringback/shared/call";
import { CallList } from "@ringback/shared/api";
import { RecordingList } from "@ringback/shared/recording";
import { signInByHttp } from "../../fixtures/http-agent.ts";
import { InboundLine } from "../../fixtures/inbound-line.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "switchboard" });

/** As the CRM has it. */
const beasMobile = "+447700900001";
const twoHoursMs = 2 * 60 * 60 * 1000;

test("the owner's browser is closed: their mobile rings, they press 1, and it is their call", async ({
  world,
  bdm,
  lead,
}) => {
  const bea = await signInByHttp(world, bdm);
  await world.twilio.setPerson(beasMobile, {
    answer: { afterSeconds: 5, presses: { digits: "1", afterSeconds: 4 } },
  });
  const line = await InboundLine.begin(world);
  const callSid = await line.ring(lead.number, { hangsUpAfterSeconds: 100 });
  await line.pass(150);

  const { id } = line.read(callSid);
  const call = CallDetail.parse(await (await bea.ask("GET", `/api/calls/${id}`)).json());
  expect(call).toMatchObject({
    direction: "inbound",
    outcome: "answered",
    person: { name: lead.name },
    ourNumber: world.account.number,
  });
  const told = call.trace.map(({ step, decision, reason }) => `${step} ${decision}: ${reason}`);
  expect(told).toEqual(
    expect.arrayContaining([
      "owner found: Bea Larkin owns this caller’s record.",
      expect.stringMatching(/^browser skip: Bea Larkin /),
      `mobile ring: Bea Larkin can take it on ${beasMobile} by pressing 1.`,
      `mobile begin: Rings ${beasMobile} for 20 seconds.`,
      "mobile accepted: Somebody pressed 1.",
      "end done: The conversation is over.",
    ]),
  );
  const { calls } = await line.written({ calls: 1, tasks: 0 });
  expect(calls[0]).toMatchObject({
    name: `Call from ${lead.name}`,
    direction: "Inbound",
    status: "Held",
    parent_type: "Leads",
    parent_id: lead.id,
    assigned_user_id: lead.ownerId,
  });
  const { calls: list } = CallList.parse(await (await bea.ask("GET", "/api/calls")).json());
  expect(list.map((entry) => entry.id)).toEqual([id]);
});

test("the mobile's own voicemail picks up: the caller goes on to ours, and leaves a message there", async ({
  world,
  bdm,
  lead,
}) => {
  const bea = await signInByHttp(world, bdm);
  // Their carrier's voicemail answers just before we give up.
  await world.twilio.setPerson(beasMobile, { answer: { afterSeconds: 16, says: "voicemail" } });
  const line = await InboundLine.begin(world);
  const callSid = await line.ring(lead.number, {
    says: { message: { seconds: 8, transcript: "Please call me back.", afterwards: "hang up" } },
  });
  await line.pass(240);

  expect(line.decisions(callSid)).toEqual([
    "mobile: begin",
    "mobile: unanswered",
    "voicemail: begin",
    "voicemail: message",
  ]);
  expect(line.reasons(callSid)).toContain(
    "Somebody or something answered, but did not press 1: it may have been a voicemail.",
  );
  const { calls, tasks } = await line.written({ calls: 1, tasks: 1 });
  const { id, ended_at: endedAt } = line.read(callSid);

  // The sound is kept here, and goes to whoever has the right.
  const listed = await bea.ask("GET", `/api/calls/${id}/recordings`);
  const { recordings } = RecordingList.parse(await listed.json());
  expect(recordings).toEqual([
    expect.objectContaining({
      kind: "voicemail",
      state: "stored",
      durationSeconds: 8,
      transcript: "Please call me back.",
    }),
  ]);
  const sound = await bea.ask("GET", `/api/recordings/${recordings[0]?.id ?? ""}/audio`);
  expect([sound.status, sound.headers.get("content-type")]).toEqual([200, "audio/mpeg"]);
  expect((await sound.arrayBuffer()).byteLength).toBeGreaterThan(10_000);

  expect(calls[0]).toMatchObject({
    status: "Not Held",
    parent_id: lead.id,
    assigned_user_id: lead.ownerId,
    description: expect.stringContaining("they left a message of 0:08"),
  });
  const notes = await world.crm.added("Notes");
  expect(notes).toEqual([
    expect.objectContaining({
      parent_type: "Leads",
      parent_id: lead.id,
      file_mime_type: "audio/mpeg",
      filename: expect.stringMatching(/^recording_\d{4}-\d\d-\d\d_\d{6}_CA\w{32}_RE\w{32}\.mp3$/),
    }),
  ]);
  expect(tasks[0]).toMatchObject({
    name: `Voicemail from ${lead.name}`,
    priority: "High",
    status: "Not Started",
    parent_id: lead.id,
    assigned_user_id: lead.ownerId,
    description: expect.stringContaining("Transcript: Please call me back."),
  });
  const due = Date.parse(`${String(tasks[0]?.["date_due"]).replace(" ", "T")}Z`);
  expect(due - (endedAt ?? 0)).toBeGreaterThan(twoHoursMs - 1_000);
  expect(due - (endedAt ?? 0)).toBeLessThanOrEqual(twoHoursMs);
});
