import { expect, it } from "vitest";
import {
  agent,
  bea,
  beasMobile,
  ben,
  caller,
  cleo,
  closedBrowser,
  maiKnown,
  monday,
  ours,
  owner,
  presenceOf,
  reception,
  settingsWith,
} from "../../testing/route-examples.ts";
import { planRoute } from "./plan-route.ts";
import type { PlannedRoute, RouteStep } from "./route-plan.ts";

const everyoneIn = presenceOf(agent(bea), agent(ben), agent(cleo));
const team = { on: true, members: [bea, ben, cleo] };

/** `browser bea 12, mobile +17… 20, voicemail`. */
function show({ plan }: PlannedRoute): string {
  return plan.steps.map(showStep).join(", ");
}

function showStep(step: RouteStep): string {
  const names: Readonly<Record<string, string>> = { [bea]: "bea", [ben]: "ben", [cleo]: "cleo" };
  const who = (ids: readonly string[]) => ids.map((id) => names[id] ?? id).join("+");
  switch (step.kind) {
    case "say":
      return step.what;
    case "browser":
    case "team":
      return `${step.kind} ${who(step.agentIds)} ${step.seconds}`;
    case "mobile":
    case "fallback":
      return `${step.kind} ${step.number} ${step.seconds}`;
    case "together":
      return `together ${who(step.agentIds)} and ${step.number} ${step.seconds}`;
    case "queue":
      return `queue for ${who(step.memberIds)}`;
    case "voicemail":
    case "reject":
      return step.kind;
  }
}

const why = ({ trace }: PlannedRoute, step: string) =>
  trace
    .filter((line) => line.step === step)
    .map(({ decision, reason }) => `${decision}: ${reason}`);

interface Example {
  readonly caller?: Parameters<typeof caller>[0];
  readonly owner?: Parameters<typeof owner>[0] | null;
  readonly presence?: typeof everyoneIn;
  readonly settings?: Parameters<typeof settingsWith>[0];
  readonly now?: number;
}

const plan = ({ now = monday, ...example }: Example) =>
  planRoute(
    caller(example.caller),
    example.owner === null ? null : owner(example.owner),
    example.presence ?? everyoneIn,
    settingsWith(example.settings),
    now,
  );

const rest = "greeting, voicemail";
const mobileOnly = `greeting, mobile ${beasMobile} 20, voicemail`;
const browserOnly = "greeting, browser bea 20, voicemail";
const both = `greeting, browser bea 12, mobile ${beasMobile} 20, voicemail`;
const week = [{ day: "tuesday" as const, opens: "09:00", closes: "17:00" }];
const closedHours = { alwaysOpen: false, timeZone: "Europe/London", week, holidays: [] };
const closed = { ...settingsWith().usual, hours: closedHours };

const examples: Record<string, [Example, string]> = {
  "browser, then mobile": [{}, both],
  "both together": [
    { settings: { ring: { order: "together" } } },
    `greeting, together bea and ${beasMobile} 20, voicemail`,
  ],
  "together with a closed browser is the mobile alone": [
    {
      settings: { ring: { order: "together" } },
      presence: presenceOf(agent(bea, { line: closedBrowser })),
    },
    mobileOnly,
  ],
  "together without a mobile is the browser alone": [
    { settings: { ring: { order: "together" } }, owner: { mobile: null } },
    browserOnly,
  ],
  "a closed browser is skipped": [
    { presence: presenceOf(agent(bea, { line: closedBrowser })) },
    mobileOnly,
  ],
  "a closed browser without mobiles for those": [
    {
      presence: presenceOf(agent(bea, { line: closedBrowser })),
      settings: { presence: { mobileWhenOffline: false } },
    },
    rest,
  ],
  "no mobile in the CRM": [{ owner: { mobile: null } }, browserOnly],
  "mobiles switched off": [{ settings: { ring: { mobile: false } } }, browserOnly],
  "an owner who never used Ringback": [{ owner: { agentId: null } }, mobileOnly],
  "an owner who left": [{ owner: { active: false } }, rest],
  "an owner whose agent is inactive": [
    { presence: presenceOf(agent(bea, { active: false })) },
    rest,
  ],
  "do not disturb": [{ presence: presenceOf(agent(bea, { state: "do-not-disturb" })) }, rest],
  "in a call": [{ presence: presenceOf(agent(bea, { onCall: true })) }, rest],
  "in a call, with call waiting": [
    {
      presence: presenceOf(agent(bea, { onCall: true })),
      settings: { presence: { callWaiting: true } },
    },
    browserOnly,
  ],
  "nobody owns the record": [{ owner: null }, rest],
  "an unknown caller goes to the fallback number": [
    {
      caller: { person: null },
      owner: null,
      settings: { fallback: { number: reception } },
    },
    `greeting, fallback ${reception} 25, voicemail`,
  ],
  "a withheld number": [{ caller: { number: null, person: null }, owner: null }, rest],
  "the team after the owner": [
    { settings: { team } },
    `greeting, browser bea 12, mobile ${beasMobile} 20, team ben+cleo 20, voicemail`,
  ],
  "the team for someone nobody owns": [
    { owner: null, settings: { team } },
    "greeting, team bea+ben+cleo 20, voicemail",
  ],
  "a team that is busy: in line": [
    {
      owner: null,
      presence: presenceOf(agent(bea, { onCall: true }), agent(ben, { line: closedBrowser })),
      settings: { team, queue: { on: true } },
    },
    "greeting, queue for bea+ben+cleo, voicemail",
  ],
  "a team that has gone home: no line": [
    {
      owner: null,
      presence: presenceOf(
        agent(bea, { line: closedBrowser }),
        agent(ben, { state: "do-not-disturb" }),
      ),
      settings: { team, queue: { on: true } },
    },
    rest,
  ],
  "everything there is": [
    { settings: { team, queue: { on: true }, fallback: { number: reception } } },
    `greeting, browser bea 12, mobile ${beasMobile} 20, team ben+cleo 20, queue for bea+ben+cleo, ` +
      `fallback ${reception} 25, voicemail`,
  ],
  "out of hours": [
    { settings: { usual: closed, fallback: { number: reception } } },
    "greeting, closed, voicemail",
  ],
  "out of hours to the fallback number": [
    {
      settings: {
        usual: { ...closed, outOfHours: "fallback" },
        fallback: { number: reception },
      },
    },
    `greeting, fallback ${reception} 25, closed, voicemail`,
  ],
  "out of hours to a fallback number that is not there": [
    { settings: { usual: { ...closed, outOfHours: "fallback" } } },
    "greeting, closed, voicemail",
  ],
  "another of our numbers has hours of its own": [
    {
      caller: { ourNumber: reception, ownNumbers: [ours, reception] },
      settings: { numbers: [{ number: reception, rules: closed }] },
    },
    "greeting, closed, voicemail",
  ],
  "a recorded number": [
    { settings: { usual: { recordInbound: true } } },
    `greeting, announcement, browser bea 12, mobile ${beasMobile} 20, voicemail`,
  ],
  "a recorded number, and nobody to talk to": [
    { owner: null, settings: { usual: { recordInbound: true } } },
    rest,
  ],
  "no greeting": [{ settings: { greeting: { on: false } } }, both.replace("greeting, ", "")],
  "greeted already": [{ caller: { greeted: true } }, both.replace("greeting, ", "")],
  "our own number calls": [{ caller: { number: ours } }, "reject"],
  "the owner calls from their own mobile": [{ caller: { number: beasMobile } }, browserOnly],
  "the owner's mobile passed the call on": [{ caller: { forwardedFrom: beasMobile } }, browserOnly],
  "the owner's mobile is a number of ours": [{ owner: { mobile: ours } }, browserOnly],
  "the owner's mobile costs extra": [{ owner: { mobile: "+19005550199" } }, browserOnly],
  "the fallback number is ours": [{ settings: { fallback: { number: ours } } }, both],
  "the fallback number is the caller": [
    { settings: { fallback: { number: "+14155550152" } } },
    both,
  ],
  "the fallback number is the owner's mobile": [
    { settings: { fallback: { number: beasMobile } } },
    both,
  ],
};

it.each(Object.entries(examples))("%s", (_name, [example, expected]) => {
  expect(show(plan(example))).toBe(expected);
});

it("says why it skips whom it skips", () => {
  const frozen = {
    alive: false,
    reason: "has a browser that has not answered for 4 minutes",
  } as const;
  const planned = plan({
    presence: presenceOf(agent(bea, { line: frozen }), agent(ben, { onCall: true })),
    settings: { team, fallback: { number: ours } },
  });
  expect(why(planned, "browser")).toEqual([
    "skip: Bea Dhillon has a browser that has not answered for 4 minutes.",
  ]);
  expect(why(planned, "team")).toEqual([
    "skip: Bea Dhillon has been rung already.",
    "skip: Ben Duarte is in a call.",
    "skip: This person has never signed in to Ringback.",
  ]);
  expect(why(planned, "fallback")).toEqual([
    `skip: ${ours} is a number of ours: the call would come back to us.`,
  ]);
  expect(why(planned, "hours")).toEqual(["open: This number is open day and night."]);
});

it.each([
  ["Mai", "Hello Mai, thank you for calling. One moment, please."],
  ["  Ana   María ", "Hello Ana María, thank you for calling. One moment, please."],
  ["", undefined],
  ["<Say>", undefined],
  ["0800 free", undefined],
  ["A".repeat(31), undefined],
  ["Bob\u0000", undefined],
])("greets %j with %j", (firstName, words) => {
  const { plan: planned } = plan({ caller: { person: { ...maiKnown, firstName } } });
  expect(planned.steps[0]).toEqual({
    kind: "say",
    what: "greeting",
    words: words ?? "Hello, and thank you for calling. One moment, please.",
  });
});

it.each([
  [{ settings: { greeting: { byFirstName: false } } }],
  // Others have the same number: it may be anyone of them.
  [{ caller: { sure: false } }],
])("greets nobody by name: %j", (example) => {
  const { plan: planned } = plan(example);
  expect(planned.steps[0]).toMatchObject({ words: expect.not.stringContaining("Mai") });
});

it("speaks the language of the number, or one close to it", () => {
  const [usual] = settingsWith().spoken;
  if (usual === undefined) throw new Error("no words");
  const german = { ...usual, language: "de-DE" as const, welcome: "Guten Tag." };
  const spoken = [usual, german];
  const inLanguage = (language: "de-AT" | "fr-FR") =>
    plan({
      caller: { person: null },
      settings: { spoken, usual: { language } },
    }).plan;
  expect(inLanguage("de-AT").steps[0]).toMatchObject({ words: "Guten Tag." });
  expect(inLanguage("de-AT").words.language).toBe("de-DE");
  expect(inLanguage("fr-FR").words.language).toBe("en-US");
});

it.each([
  [{}, "Mai Gehrke"],
  [{ person: null }, "1 4 1 5 5 5 5 0 1 5 2"],
  [{ person: null, number: null }, "a withheld number"],
  [{ person: { ...maiKnown, name: "<b>Mai</b> & Söhne" } }, "b Mai  b  & Söhne"],
])("names the caller to who answers: %j", (who, name) => {
  expect(plan({ caller: who }).plan.callerName).toBe(name);
});
