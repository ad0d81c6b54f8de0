import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";

interface ReceivedWebhook {
  readonly method: string;
  /** Path and query as received. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface WebhookReceiver {
  readonly origin: string;
  readonly received: ReceivedWebhook[];
  close(): Promise<void>;
}

type Answer = (response: ServerResponse, webhook: ReceivedWebhook, index: number) => void;

/** A server that keeps what it gets and answers as a test wants. */
export async function startReceiver(answer: Answer): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request).catch(() => "cut off");
    const webhook: ReceivedWebhook = {
      method: request.method ?? "",
      target: request.url ?? "",
      headers: request.headers,
      body,
      fields: Object.fromEntries(new URLSearchParams(body)),
    };
    received.push(webhook);
    answer(response, webhook, received.length - 1);
  };
  const server = createServer((request, response) => void receive(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Answers with a document. */
export function answerTwiml(response: ServerResponse, twiml: string): void {
  response.setHeader("Content-Type", "text/xml");
  response.end(twiml);
}
