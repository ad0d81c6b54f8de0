import { voiceWebhooksOf } from "../resources/incoming-voice.ts";
import type { VoiceWebhooks } from "../resources/voice-webhooks.ts";
import type { DocumentSource } from "./document-source.ts";
import type { StartedCall } from "./endpoint.ts";
import { browserDeclined } from "./final-status.ts";
import { createLeg } from "./leg.ts";
import { createProgress } from "./progress.ts";
import { runCall } from "./run-call.ts";
import type { World } from "./world.ts";

/** A browser called a TwiML App, or a person one of our numbers. */
export function startCall(world: World, started: StartedCall): void {
  const { clock, log } = world;
  const isBrowser = started.applicationSid !== undefined;
  const number = isBrowser ? undefined : world.stores.numbers.findByNumber(started.to);
  const { hooks, applicationSid } = findHooks(world, started);

  const record = world.stores.calls.create({
    sid: started.callSid,
    from: started.from,
    // Free text: whatever the page gave to `device.connect`.
    to: isBrowser ? (started.parameters["To"] ?? "") : started.to,
    phoneNumberSid: number?.sid ?? null,
    applicationSid,
    direction: "inbound",
    status: "ringing",
    startTime: clock.now(),
  });
  const progress = createProgress(world, {
    url: hooks?.statusCallback ?? "",
    method: hooks?.statusCallbackMethod ?? "POST",
    events: ["completed"],
  });
  const leg = createLeg(
    world,
    record.sid,
    {
      ringing: () => started.ringing(),
      answer: () => started.answer(),
      end: (error) => started.end(error),
      hearDigits: (digits) => started.hearDigits?.(digits),
    },
    progress,
  );
  world.legs.add(leg);
  started.onHangUp(() => leg.farEndLeft({ unanswered: "no-answer" }));
  started.onDigits((digits) => leg.pressed(digits));

  if (hooks === undefined || hooks.voiceUrl === "") {
    // Twilio says nothing to the caller either.
    log.add("debugger.error", {
      errorCode: 11100,
      url: "",
      callSid: record.sid,
      detail: "there is no VoiceUrl",
    });
    leg.end({ unanswered: "failed", error: browserDeclined });
    return;
  }
  void runCall(world, leg, firstDocument(hooks, started));
}

interface Hooks {
  /** Undefined when there is no such App or number. */
  readonly hooks: VoiceWebhooks | undefined;
  readonly applicationSid: string | null;
}

function findHooks(world: World, { applicationSid, to }: StartedCall): Hooks {
  if (applicationSid !== undefined) {
    return { hooks: world.stores.applications.find(applicationSid), applicationSid };
  }
  const number = world.stores.numbers.findByNumber(to);
  if (number === undefined) return { hooks: undefined, applicationSid: null };
  const { webhooks, applicationSid: ofNumber } = voiceWebhooksOf(number, world.stores);
  return { hooks: webhooks, applicationSid: ofNumber };
}

function firstDocument(hooks: VoiceWebhooks, started: StartedCall): DocumentSource {
  return {
    kind: "url",
    url: hooks.voiceUrl,
    method: hooks.voiceMethod,
    fallbackUrl: hooks.voiceFallbackUrl,
    fallbackMethod: hooks.voiceFallbackMethod,
    fields: withoutStandardNames(started.parameters),
  };
}

const standardNames = new Set([
  "AccountSid",
  "ApiVersion",
  "ApplicationSid",
  "CallSid",
  "CallStatus",
  "Called",
  "Caller",
  "Direction",
  "From",
]);

/** A page cannot pass for Twilio: parameters of these names are dropped. */
function withoutStandardNames(parameters: StartedCall["parameters"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).filter(([name]) => !standardNames.has(name)),
  );
}
