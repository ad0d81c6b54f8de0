import { clientAddressOf } from "../../twilio/identity.ts";
import { arrived, legs, listed, rings, status, stepEnded } from "../inbound-reports.ts";
import { bea, ben } from "../route-examples.ts";

export const toBea = clientAddressOf(bea);
export const toBen = clientAddressOf(ben);
export const dial = (leg: string, word: string, more: Record<string, string> = {}) => ({
  DialCallSid: leg,
  DialCallStatus: word,
  DialBridged: "false",
  ...more,
});
export const bridged = (seconds: number) => ({
  DialBridged: "true",
  DialCallDuration: String(seconds),
});
export const screened = { kind: "screened" } as const;
export const beside = { kind: "beside" } as const;
export const nobodyTalked = { answeredAt: null, talkSeconds: 0, answeredBy: null };
export const noMessage = { voicemailSeconds: null };

export const ringsBea = [status(legs.bea, 0, "initiated"), status(legs.bea, 1, "ringing")];
export const beaSilent = [
  arrived,
  rings(1),
  ...ringsBea,
  status(legs.bea, 12, "no-answer"),
  stepEnded(12, 1, "browser", dial(legs.bea, "no-answer")),
  rings(2),
];
export const beaListed = listed(legs.bea, "no-answer", { to: 12 }, toBea);
