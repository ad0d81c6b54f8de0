import { describe, expect, it } from "vitest";
import { createCallWorld, customerNumber, ourNumber } from "../testing/call-world.ts";

const actionUrl = "https://server.example/twilio/after-dial";

const dial = (nouns: string, attributes = `callerId="${ourNumber}"`) =>
  `<Response><Dial answerOnBridge="true" action="after-dial" ${attributes}>${nouns}</Dial></Response>`;

describe("the nouns of a Dial", () => {
  it("ring all at once; the first to answer wins and the others are cancelled", async () => {
    const world = createCallWorld();
    const browser = world.addPhone("client:agent_1");
    const mobile = world.addPhone("+15550003333");
    const caller = world.callFromPerson(
      dial("<Client>agent_1</Client><Number>+15550003333</Number>", ""),
    );
    await world.settle();
    mobile.answer();
    await world.settle();

    const children = world.childrenOf(caller.callSid);
    expect(children.map(({ to, status }) => [to, status])).toEqual([
      ["client:agent_1", "canceled"],
      ["+15550003333", "in-progress"],
    ]);
    expect(browser.rung().isEnded).toBe(true);
    mobile.audio.say(new Int16Array([5]));
    expect(caller.audio.heard).toEqual([new Int16Array([5])]);
  });

  it("do not keep an answer that came after another's", async () => {
    const world = createCallWorld();
    const slow = world.addPhone("client:agent_1");
    const quick = world.addPhone("client:agent_2");
    world.callFromPerson(dial("<Client>agent_1</Client><Client>agent_2</Client>", ""));
    await world.settle();
    quick.answer();
    await world.settle();
    slow.answer();
    await world.settle();
    slow.audio.say(new Int16Array([9]));
    expect(quick.audio.heard).toEqual([]);
    expect(slow.rung().isEnded).toBe(true);
  });

  it("keep the Dial going until the last of them has refused", async () => {
    const world = createCallWorld();
    const first = world.addPhone("client:agent_1");
    const second = world.addPhone("client:agent_2");
    const caller = world.callFromPerson(
      dial("<Client>agent_1</Client><Client>agent_2</Client>", ""),
    );
    await world.settle();
    first.rung().reports.refused("rejected");
    await world.settle();
    expect(world.webhooks.requestsTo(actionUrl)).toEqual([]);
    second.rung().reports.refused("no-answer");
    await world.settle();
    expect(world.webhooks.requestsTo(actionUrl)[0]?.fields).toMatchObject({
      DialCallStatus: "no-answer",
      DialCallSid: world.childrenOf(caller.callSid)[1]?.sid,
    });
  });

  it("ring one after the other when they are sequential", async () => {
    const world = createCallWorld();
    const first = world.addPhone("client:agent_1");
    const second = world.addPhone("client:agent_2");
    const caller = world.callFromPerson(
      dial("<Client>agent_1</Client><Client>agent_2</Client>", `sequential="true" timeout="10"`),
    );
    await world.seconds(14);
    expect(world.childrenOf(caller.callSid)).toHaveLength(1);
    await world.seconds(1);
    expect(first.rung().isEnded).toBe(true);
    second.answer();
    await world.settle();
    expect(world.childrenOf(caller.callSid).map(({ status }) => status)).toEqual([
      "no-answer",
      "in-progress",
    ]);
  });

  it("may show a caller's own number to whom it dials", async () => {
    const world = createCallWorld();
    const mobile = world.addPhone("+15550003333");
    world.callFromPerson(dial("<Number>+15550003333</Number>", `callerId="${customerNumber}"`));
    await world.settle();
    expect(mobile.rung().request.from).toBe(customerNumber);
  });

  it("give a browser the caller's number and the parameters of the Client", async () => {
    const world = createCallWorld();
    const browser = world.addPhone("client:agent_1");
    world.callFromPerson(
      dial(
        `<Client><Identity>agent_1</Identity><Parameter name="callId" value="c1"/></Client>`,
        "",
      ),
    );
    await world.settle();
    expect(browser.rung().request).toMatchObject({
      from: customerNumber,
      to: "client:agent_1",
      parameters: { callId: "c1" },
    });
  });

  it("count a client who is not registered as not answering, at once", async () => {
    const world = createCallWorld();
    world.callFromPerson(dial("<Client>gone</Client>", ""));
    await world.settle();
    expect(world.webhooks.requestsTo(actionUrl)[0]?.fields).toMatchObject({
      DialCallStatus: "no-answer",
    });
  });

  it("let the called side hear its document before the two are joined", async () => {
    const world = createCallWorld();
    world.webhooks.answer(
      "https://server.example/screen",
      "<Response><Say>A call</Say></Response>",
    );
    const mobile = world.addPhone("+15550003333");
    const caller = world.callFromPerson(dial(`<Number url="/screen">+15550003333</Number>`, ""));
    await world.settle();
    mobile.answer();
    await world.settle();
    expect(caller.told).toEqual(["ringing"]);
    const child = world.childrenOf(caller.callSid)[0];
    expect(world.webhooks.requestsTo("https://server.example/screen")[0]?.fields).toMatchObject({
      CallSid: child?.sid,
      ParentCallSid: caller.callSid,
      Direction: "outbound-dial",
      CallStatus: "in-progress",
    });
    await world.seconds(2);
    expect(caller.told).toEqual(["ringing", "answer"]);
    expect(mobile.audio.heard.length).toBeGreaterThan(30);
  });

  it("are not joined when that document hangs up", async () => {
    const world = createCallWorld();
    world.webhooks.answer("https://server.example/screen", "<Response><Hangup/></Response>");
    world.webhooks.answer(actionUrl, "<Response><Reject/></Response>");
    const mobile = world.addPhone("+15550003333");
    const caller = world.callFromPerson(dial(`<Number url="/screen">+15550003333</Number>`, ""));
    await world.settle();
    mobile.answer();
    await world.settle();
    expect(world.webhooks.requestsTo(actionUrl)[0]?.fields).toMatchObject({
      DialCallStatus: "completed",
      DialBridged: "false",
      DialCallDuration: "0",
    });
    expect(caller.told).not.toContain("answer");
  });
});

describe("a called side that is screened", () => {
  const screenUrl = "https://server.example/screen";
  const acceptUrl = "https://server.example/accept";

  async function answerScreened() {
    const world = createCallWorld();
    world.webhooks.answer(
      screenUrl,
      `<Response><Gather numDigits="1" action="/accept"><Say>Press 1</Say></Gather><Hangup/></Response>`,
    );
    world.webhooks.answer(acceptUrl, "<Response/>");
    world.webhooks.answer(actionUrl, "<Response><Pause length='60'/></Response>");
    const mobile = world.addPhone("+15550003333");
    const caller = world.callFromPerson(dial(`<Number url="/screen">+15550003333</Number>`, ""));
    await world.settle();
    mobile.answer();
    await world.settle();
    return { world, mobile, caller };
  }

  it("is joined once it has pressed the key", async () => {
    const { world, mobile, caller } = await answerScreened();
    expect(caller.told).toEqual(["ringing"]);
    mobile.rung().reports.digits("1");
    await world.settle();
    expect(caller.told).toEqual(["ringing", "answer"]);
    expect(world.webhooks.requestsTo(acceptUrl)[0]?.fields).toMatchObject({
      CallSid: world.childrenOf(caller.callSid)[0]?.sid,
      Digits: "1",
    });
  });

  it("is not joined when it stays silent, as a voicemail does", async () => {
    const { world, caller } = await answerScreened();
    await world.seconds(6);
    expect(world.webhooks.requestsTo(acceptUrl)).toEqual([]);
    expect(world.webhooks.requestsTo(actionUrl)[0]?.fields).toMatchObject({
      DialCallStatus: "completed",
      DialBridged: "false",
    });
    expect(caller.told).toEqual(["ringing"]);
  });

  it("cannot be sent elsewhere by its document", async () => {
    const { world, mobile, caller } = await answerScreened();
    world.webhooks.answer(acceptUrl, "<Response><Redirect>/elsewhere</Redirect></Response>");
    mobile.rung().reports.digits("1");
    await world.settle();
    expect(world.webhooks.requestsTo("https://server.example/elsewhere")).toEqual([]);
    expect(caller.told).toEqual(["ringing", "answer"]);
  });
});

describe("what Twilio refuses to dial", () => {
  it.each([
    ["a browser's call without callerId", customerNumber, "", 13214],
    ["a callerId that is not ours", customerNumber, `callerId="+15559998888"`, 13214],
    ["a browser's identity as callerId", customerNumber, `callerId="client:agent_1"`, 13214],
    ["a number that is not E.164", "5550002222", `callerId="${ourNumber}"`, 13223],
    ["words", "my mother", `callerId="${ourNumber}"`, 13223],
    ["a number that is too long", "+15550002222555000", `callerId="${ourNumber}"`, 13224],
  ])("is %s", async (_, target, attributes, errorCode) => {
    const world = createCallWorld();
    const caller = world.callFromBrowser(dial(`<Number>${target}</Number>`, attributes));
    await world.settle();
    expect(world.errorCodes()).toContain(errorCode);
    expect(world.childrenOf(caller.callSid)).toMatchObject([{ status: "failed" }]);
    expect(world.webhooks.requestsTo(actionUrl)[0]?.fields).toMatchObject({
      DialCallStatus: "failed",
      DialBridged: "false",
    });
  });

  it("is not a browser's own To as callerId", async () => {
    const world = createCallWorld();
    world.callFromBrowser(dial(`<Number>${customerNumber}</Number>`, `callerId="+15559998888"`), {
      To: "+15559998888",
    });
    await world.settle();
    expect(world.errorCodes()).toContain(13214);
  });
});
