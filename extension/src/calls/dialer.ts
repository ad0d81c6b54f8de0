import type { Intent } from "@ringback/shared/api";
import { readPhoneNumber } from "@ringback/shared/phone-number";
import type { engine } from "../contracts/engine.ts";
import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import type { DialRequest, DialResult } from "../contracts/worker.ts";
import { CodedError } from "../messaging/coded-error.ts";
import type { Client } from "../messaging/connect.ts";
import type { ServerClient } from "../server/client.ts";
import { lineRefusal, refusalOf } from "./dial-refusals.ts";

export interface DialerHost {
  readonly client: Pick<ServerClient, "createIntent" | "createTestIntent">;
  /** Whether the phone could dial when it was last heard of. */
  readonly couldDial: () => Promise<boolean>;
  /** How the phone stands; it gets ready meanwhile. */
  readonly prepare: () => Promise<PhoneSnapshot>;
  /** There will be no call after all. */
  readonly standDown: () => Promise<void>;
  readonly dial: Client<(typeof engine)["commands"]>["dial"];
  readonly country: () => Promise<string | undefined>;
  readonly onMicrophoneBlocked: () => void;
}

/** Turns a wish to call into one call, however often it is clicked. Expected refusals are values. */
export function createDialer(host: DialerHost) {
  let starting: { readonly key: string; readonly result: Promise<DialResult> } | undefined;

  function once(key: string, start: () => Promise<DialResult>): Promise<DialResult> {
    if (starting?.key === key) return starting.result;
    if (starting) return Promise.resolve(refusalOf(new CodedError("already-calling", "")));
    const result = start()
      .catch((error: unknown) => refusalOf(error))
      .finally(() => (starting = undefined));
    starting = { key, result };
    return result;
  }

  async function placeCall(
    test: boolean,
    number: string | undefined,
    requestIntent: () => Promise<Intent>,
  ): Promise<DialResult> {
    const prepared = host.prepare();
    // The server decides while the phone gets ready, unless it would be asked in vain.
    const early = (await host.couldDial()) ? requestIntent() : undefined;
    early?.catch(() => undefined);
    const { line, call } = await prepared;
    if (call && call.state !== "ended") {
      // The second click of a double click that came after the call had begun.
      if (test ? call.test : call.number === number)
        return { result: "dialing", callId: call.callId };
      throw new CodedError("already-calling", "");
    }
    if (line === "microphone-blocked") host.onMicrophoneBlocked();
    if (line !== "ready") return lineRefusal(line);
    try {
      const { callId, intent, number: granted, person } = await (early ?? requestIntent());
      await host.dial({ callId, intent, number: granted, person, test });
      return { result: "dialing", callId };
    } catch (error) {
      await host.standDown().catch(() => undefined);
      throw error;
    }
  }

  return {
    dial: async (request: DialRequest): Promise<DialResult> => {
      const { number: text, extension, record, acknowledge } = request;
      const isWhole = text.startsWith("+");
      const read = readPhoneNumber(text, isWhole ? undefined : await host.country());
      if (!read) return refusalOf(new CodedError("not-a-number", ""));
      const digits = extension ?? read.extension;
      const body = {
        number: read.number,
        ...(digits !== undefined && { extension: digits }),
        ...(record && { record }),
        ...(acknowledge && { acknowledge }),
        idempotencyKey: crypto.randomUUID(),
      };
      const { idempotencyKey: _, ...wish } = body;
      return once(JSON.stringify(wish), () =>
        placeCall(false, read.number, () => twice(() => host.client.createIntent({ body }))),
      );
    },
    dialTestLine: (): Promise<DialResult> => {
      const body = { idempotencyKey: crypto.randomUUID() };
      return once("test line", () =>
        placeCall(true, undefined, () => twice(() => host.client.createTestIntent({ body }))),
      );
    },
  };
}

export type Dialer = ReturnType<typeof createDialer>;

/** The idempotency key makes a second request harmless, and most network trouble is short. */
async function twice<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    const isUnheard = error instanceof CodedError && error.code === "server-unreachable";
    if (!isUnheard) throw error;
    return request();
  }
}
