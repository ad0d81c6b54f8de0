import type { KnownPerson } from "@ringback/shared/person";
import type { Settings } from "@ringback/shared/settings";
import { defaultSettings } from "@ringback/shared/settings/default-settings";
import type { AgentPresence } from "../voice/route/agent-presence.ts";
import type { InboundCaller, RouteOwner } from "../voice/route/caller.ts";

export const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
export const ben = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f22";
export const cleo = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f33";
export const ours = "+12125550142";
export const beasMobile = "+17185550191";
export const reception = "+12125550177";
/** A Monday, ten in the morning in London. */
export const monday = Date.parse("2026-11-23T10:00:00Z");

export const maiKnown: KnownPerson = {
  record: { module: "Leads", id: "00fca1eb-4394-4d7f-b4a5-5eb8c5ea60d7" },
  name: "Mai Gehrke",
  about: "Head of Sales · Nordwind",
  url: "https://crm.example.com/mai",
  firstName: "Mai",
  ownerCrmUserId: "crm-bea",
  country: "DE",
  numbers: ["+14155550152"],
};

export const caller = (more: Partial<InboundCaller> = {}): InboundCaller => ({
  number: "+14155550152",
  callerId: "+14155550152",
  ourNumber: ours,
  ownNumbers: [ours],
  forwardedFrom: null,
  person: maiKnown,
  sure: true,
  reason: "+14155550152 is the number of Mai Gehrke.",
  greeted: false,
  ...more,
});

export const owner = (more: Partial<RouteOwner> = {}): RouteOwner => ({
  crmUserId: "crm-bea",
  name: "Bea Dhillon",
  active: true,
  agentId: bea,
  mobile: beasMobile,
  ...more,
});

const names: Readonly<Record<string, string>> = {
  [bea]: "Bea Dhillon",
  [ben]: "Ben Duarte",
  [cleo]: "Cleo Park",
};

export const agent = (agentId: string, more: Partial<AgentPresence> = {}): AgentPresence => ({
  agentId,
  name: names[agentId] ?? "Somebody",
  active: true,
  state: "available",
  onCall: false,
  beingRung: false,
  line: { alive: true },
  ...more,
});

export const closedBrowser = { alive: false, reason: "has no browser open" } as const;

export const presenceOf = (...agents: readonly AgentPresence[]) =>
  new Map(agents.map((one) => [one.agentId, one]));

type Sections = { readonly [Name in keyof Settings]?: Partial<Settings[Name]> };

/** The settings of a new server, section by section otherwise. */
export function settingsWith(sections: Sections = {}): Settings {
  const usual: Settings = defaultSettings("Europe/London");
  const changed = Object.entries(sections).map(([name, section]) => [
    name,
    Array.isArray(section) ? section : Object.assign({}, usual[name as keyof Settings], section),
  ]);
  return { ...usual, ...(Object.fromEntries(changed) as Partial<Settings>) };
}
