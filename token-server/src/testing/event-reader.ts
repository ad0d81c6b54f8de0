import { onTestFinished } from "vitest";

export interface ReadEvent {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: unknown;
}

/** Opens an event stream and keeps what it says. */
export async function openEvents(origin: string, token: string, lastEventId?: string) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const response = await fetch(`${origin}/api/events`, {
    headers: {
      Authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { "Last-Event-ID": lastEventId }),
    },
    signal: leaving.signal,
  });
  const events: ReadEvent[] = [];
  const comments: string[] = [];
  let isClosed = false;

  async function readAll(): Promise<void> {
    let text = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (text + chunk).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const comment = /^: (.*)$/m.exec(block)?.[1];
        if (comment !== undefined) comments.push(comment);
        else events.push(toEvent(block));
      }
    }
  }
  if (response.ok) {
    readAll()
      .catch(() => {})
      .finally(() => {
        isClosed = true;
      });
  }
  return { response, events, comments, isClosed: () => isClosed, leave: () => leaving.abort() };
}

function toEvent(block: string): ReadEvent {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
  return { id: field("id"), event: field("event"), data: JSON.parse(field("data") ?? "null") };
}
