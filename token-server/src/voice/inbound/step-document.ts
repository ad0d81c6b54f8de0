import { identityOf } from "../../twilio/identity.ts";
import {
  enqueueCaller,
  recordVoicemail,
  rejectCall,
  ringTargets,
  type RingTargets,
  type Speech,
} from "../../twilio/inbound-twiml.ts";
import { callbackUrl, webhookPaths, withQuery } from "../../twilio/webhook-urls.ts";
import type { NextStep } from "../route/after-step.ts";
import type { VoiceWorld } from "../world.ts";
import type { Route } from "./route-store.ts";

type Step = NextStep["step"];
type UrlWorld = Pick<VoiceWorld, "publicUrl">;

const queueName = "ringback-team";

/** An address of ours that brings back what the answer will need. */
export function urlOf(
  { publicUrl }: UrlWorld,
  path: string,
  query: Readonly<Record<string, string | number>> = {},
): string {
  return callbackUrl(publicUrl, withQuery(path, query));
}

/** Words in the language of the number that was called. */
export function speechOf({ plan }: Pick<Route, "plan">, ...lines: readonly string[]): Speech {
  return { language: plan.words.language, lines };
}

/** What the caller's leg is told to do at a step, in the turn the route is at. */
export function documentOf(
  world: UrlWorld,
  route: Route,
  step: Step,
  spoken: readonly string[],
): string {
  const speech = speechOf(route, ...spoken);
  const nextUrl = urlOf(world, webhookPaths.next, { turn: route.turn });
  const recordingUrl = urlOf(world, webhookPaths.recordingStatus);
  switch (step.kind) {
    case "browser":
    case "team":
    case "together":
    case "mobile":
    case "fallback":
      return ringTargets(speech, {
        ...targetsOf(world, route, step),
        nextUrl,
        recordingUrl: route.plan.record ? recordingUrl : undefined,
      });
    case "queue": {
      const waitUrl = urlOf(world, webhookPaths.wait, { turn: route.turn });
      return enqueueCaller(speech, { name: queueName, waitUrl, nextUrl });
    }
    case "voicemail": {
      const { voicemail } = route.plan.words;
      return recordVoicemail(
        { ...speech, lines: [...spoken, voicemail] },
        {
          maxSeconds: step.maxSeconds,
          nextUrl,
          recordingUrl,
          transcriptionUrl: step.transcribe ? urlOf(world, webhookPaths.transcription) : undefined,
        },
      );
    }
    case "reject":
      return rejectCall();
  }
}

function targetsOf(
  world: UrlWorld,
  route: Route,
  step: Extract<Step, { kind: "browser" | "team" | "together" | "mobile" | "fallback" }>,
): Pick<RingTargets, "clients" | "numbers" | "callerId" | "seconds"> {
  const { callId: call, turn, ourNumber, plan } = route;
  const { seconds } = step;
  const statusUrl = (query: Readonly<Record<string, string>>) =>
    urlOf(world, webhookPaths.status, { call, ...query });
  switch (step.kind) {
    case "browser":
    case "team":
    case "together": {
      const clients = step.agentIds.map((agent) => ({
        identity: identityOf(agent),
        callId: call,
        statusUrl: statusUrl({ agent }),
      }));
      return { clients, numbers: [], callerId: plan.callerId, seconds };
    }
    case "mobile": {
      const agent = step.agentId === null ? {} : { agent: step.agentId };
      const number = {
        number: step.number,
        statusUrl: statusUrl({ ...agent, kind: "screened" }),
        screenUrl: urlOf(world, webhookPaths.screen, { call, turn }),
      };
      // Ours, so that a phone that passes it on to us is recognised.
      return { clients: [], numbers: [number], callerId: ourNumber, seconds };
    }
    case "fallback": {
      const number = { number: step.number, statusUrl: statusUrl({}) };
      return { clients: [], numbers: [number], callerId: ourNumber, seconds };
    }
  }
}
