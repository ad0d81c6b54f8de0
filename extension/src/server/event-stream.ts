import { ServerEvent } from "@ringback/shared/api";
import { createParser, type EventSourceMessage } from "eventsource-parser";
import { backOffMs } from "../retry/back-off.ts";

interface Access {
  readonly origin: string;
  readonly accessToken: string;
}

export interface EventStreamHost {
  /** `rejected` is a token the server refused. Null when signed out. */
  readonly access: (request: { rejected?: string }) => Promise<Access | null>;
  readonly onEvent: (event: ServerEvent) => void;
  /** A sign of life of the stream; the server expects one of ours in return. */
  readonly onComment: () => void;
  readonly fetch?: typeof fetch;
}

/** The server writes a comment every 15 seconds: three missed, and the way is gone. */
const silenceLimitMs = 45_000;

/**
 * Listens to the server's events while signed in: comes back by itself, resumes after the last
 * event it saw. `refresh` looks again at once, e.g. after sign-in, sign-out or going online.
 */
export function openEventStream(host: EventStreamHost): { refresh(): void; close(): void } {
  const fetchEvents = host.fetch ?? fetch.bind(globalThis);
  const closing = new AbortController();
  let round = new AbortController();
  let lastEventId: string | undefined;
  let attempt = 0;
  let rejected: string | undefined;

  void listen();

  async function listen(): Promise<void> {
    while (!closing.signal.aborted) {
      round = new AbortController();
      const { signal } = round;
      const next = await once(signal).catch(() => "retry" as const);
      if (signal.aborted) continue;
      const waitMs = next === "retry" ? backOffMs(attempt++) : undefined;
      await pause(waitMs, signal);
    }
  }

  /** `signed-out` waits for `refresh`, `retry` for the back-off. */
  async function once(signal: AbortSignal): Promise<"signed-out" | "retry"> {
    const access = await host.access(rejected === undefined ? {} : { rejected });
    if (!access) {
      lastEventId = undefined;
      return "signed-out";
    }
    const response = await fetchEvents(`${access.origin}/api/events`, {
      headers: {
        accept: "text/event-stream",
        authorization: `Bearer ${access.accessToken}`,
        ...(lastEventId !== undefined && { "last-event-id": lastEventId }),
      },
      cache: "no-store",
      credentials: "omit",
      signal,
    });
    if (response.status === 401) rejected = access.accessToken;
    if (!response.ok || !response.body) return "retry";
    rejected = undefined;
    await read(response.body);
    return "retry";
  }

  async function read(body: ReadableStream<Uint8Array>): Promise<void> {
    const parser = createParser({ onEvent, onComment: () => host.onComment() });
    const decoder = new TextDecoder();
    const reader = body.getReader();
    try {
      for (;;) {
        const chunk = await withinSilenceLimit(reader.read());
        if (chunk.done) return;
        attempt = 0;
        parser.feed(decoder.decode(chunk.value, { stream: true }));
      }
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  }

  function onEvent({ id, data }: EventSourceMessage): void {
    const event = ServerEvent.safeParse(readJson(data));
    if (event.success) host.onEvent(event.data);
    if (id !== undefined) lastEventId = id;
  }

  return {
    refresh() {
      attempt = 0;
      round.abort();
    },
    close() {
      closing.abort();
      round.abort();
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withinSilenceLimit<T>(promise: Promise<T>): Promise<T> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("The event stream fell silent")), silenceLimitMs);
  return Promise.race([promise, silence]).finally(() => clearTimeout(timer));
}

/** Resolves after the wait, never when there is none, and at once when aborted. */
function pause(waitMs: number | undefined, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = waitMs === undefined ? undefined : setTimeout(resolve, waitMs);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
