import { newSid, nobodys } from "../../fixtures/bad-webhook-values.ts";
import { readKeptRows } from "../../fixtures/kept-rows.ts";
import { postWebhook } from "../../fixtures/post-webhook.ts";
import { collect, faultOf, labelled } from "../../fixtures/problem-check.ts";
import { expect, test } from "../../fixtures/test.ts";

test.describe("at the switchboard", () => {
  test.use({ place: "switchboard" });

  test("what our own addresses bring back is refused by name when it is not as we made it", async ({
    world,
  }) => {
    const before = readKeptRows(world);
    const turns = ["", "x", "-1", "1.5", "9".repeat(10), "1&turn=2"];
    const ids = ["", "x", nobodys.slice(1), `${nobodys}0`, `${nobodys}&call=${nobodys}`];
    const faults: Promise<string[]>[] = [];
    const expectRefused = (path: string, field: string) => {
      const form = { CallSid: newSid(), StatusCallbackEvent: "start" };
      const answer = postWebhook(world, path, form).then((got) => faultOf(got, 400, field));
      faults.push(labelled(path, answer));
    };
    const withTurn = ["looked-up", "next", "wait", "wait-key", "joined"];
    for (const name of withTurn) {
      expectRefused(`/twilio/voice/${name}`, "turn");
      for (const turn of turns) expectRefused(`/twilio/voice/${name}?turn=${turn}`, "turn");
    }
    for (const name of ["screen", "screened"]) {
      for (const turn of turns) {
        expectRefused(`/twilio/voice/${name}?call=${nobodys}&turn=${turn}`, "turn");
      }
      for (const id of ids) expectRefused(`/twilio/voice/${name}?turn=1&call=${id}`, "call");
    }
    for (const id of ids) {
      expectRefused(`/twilio/voice/conference?call=${id}`, "call");
      expectRefused(`/twilio/voice/status?call=${id}`, "call");
      expectRefused(`/twilio/voice/status?agent=${id.replace("&call", "&agent")}`, "agent");
    }
    for (const kind of ["", "mobile", "beside&kind=screened"]) {
      expectRefused(`/twilio/voice/status?kind=${kind}`, "kind");
    }
    expect(await collect(faults)).toEqual([]);
    expect(readKeptRows(world)).toEqual(before);
  });
});

test("somebody's number is borne however it is written, and the call is taken", async ({
  world,
}) => {
  const froms = [
    "anonymous",
    "+266696687",
    "sip:x@example.com",
    "'; drop table call; --",
    "😀",
    "",
  ];
  for (const From of froms) {
    const form = { CallSid: newSid(), From, To: world.account.number, CallStatus: "levitating" };
    const answer = await postWebhook(world, "/twilio/voice/incoming", form);
    expect(answer.status, From).toBe(200);
    expect(await answer.text()).toContain("<Record");
  }
  const { call } = readKeptRows(world);
  expect(call).toHaveLength(froms.length);
  expect(call).toMatchObject(froms.map(() => ({ number: "", direction: "inbound" })));
});
