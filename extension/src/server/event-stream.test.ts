import type { ServerResponse } from "node:http";
import type { Call } from "@ringback/shared/call";
import { expect, it, onTestFinished, vi } from "vitest";
import { type EventStreamHost, openEventStream } from "./event-stream.ts";
import { startTestServer } from "./test-server.ts";

const call: Call = {
  id: "0192f0c0-0000-7000-8000-000000000001",
  direction: "outbound",
  state: "ended",
  outcome: "busy",
  number: "+442079460126",
  person: null,
  startedAt: 1,
  answeredAt: null,
  endedAt: 2,
  talkSeconds: 0,
  note: "",
  noteVersion: 0,
  voicemailSeconds: null,
  callBackAsked: false,
  test: false,
  logged: false,
};
const data = (told: Call) => JSON.stringify({ type: "call", call: told });
const event = (id: number) => `id: ${id}\nevent: call\ndata: ${data(call)}\n\n`;

interface Connection {
  readonly token: string | undefined;
  readonly lastEventId: string | string[] | undefined;
  readonly response: ServerResponse;
}

async function start(
  status: (token: string | undefined) => number = () => 200,
  access?: EventStreamHost["access"],
) {
  const connections: Connection[] = [];
  const origin = await startTestServer(({ headers }, response) => {
    connections.push({
      token: headers.authorization,
      lastEventId: headers["last-event-id"],
      response,
    });
    const code = status(headers.authorization);
    response.writeHead(code, { "content-type": "text/event-stream" });
    if (code === 200) response.write(": hello\n\n");
    else response.end();
  });
  const onEvent = vi.fn<EventStreamHost["onEvent"]>();
  const onComment = vi.fn<EventStreamHost["onComment"]>();
  const stream = openEventStream({
    access: access ?? (() => Promise.resolve({ origin, accessToken: "good" })),
    onEvent,
    onComment,
  });
  onTestFinished(() => stream.close());
  return { origin, connections, onEvent, onComment, stream };
}

const patient = { timeout: 10_000, interval: 10 };

it("hears calls", async () => {
  const { connections, onEvent } = await start();
  await vi.waitFor(() => expect(connections).toHaveLength(1), patient);
  expect(connections[0]?.token).toBe("Bearer good");
  connections[0]?.response.write(event(1));
  await vi.waitFor(
    () => expect(onEvent).toHaveBeenCalledExactlyOnceWith({ type: "call", call }),
    patient,
  );
});

it("hears the stream live", async () => {
  const { connections, onComment } = await start();
  await vi.waitFor(() => expect(onComment).toHaveBeenCalledTimes(1), patient);
  connections[0]?.response.write(": here\n\n");
  await vi.waitFor(() => expect(onComment).toHaveBeenCalledTimes(2), patient);
});

it("puts events together that arrive in pieces, and skips what it cannot read", async () => {
  const { connections, onEvent } = await start();
  await vi.waitFor(() => expect(connections).toHaveLength(1), patient);
  const named: Call = { ...call, note: "Grüße an Ana" };
  const bytes = Buffer.from(`event: call\ndata: ${data(named)}\n\n`);
  const middle = bytes.indexOf(0xc3) + 1;
  const response = connections[0]?.response;
  response?.write("event: call\ndata: {oops\n\nevent: later\ndata: 1\n\n");
  response?.write(bytes.subarray(0, middle));
  response?.write(bytes.subarray(middle));
  await vi.waitFor(
    () => expect(onEvent).toHaveBeenCalledExactlyOnceWith({ type: "call", call: named }),
    patient,
  );
});

it("comes back after the server closed, and resumes after the last event", async () => {
  const { connections, onEvent } = await start();
  await vi.waitFor(() => expect(connections).toHaveLength(1), patient);
  connections[0]?.response.write(event(41));
  await vi.waitFor(() => expect(onEvent).toHaveBeenCalledOnce(), patient);
  connections[0]?.response.end();
  await vi.waitFor(() => expect(connections).toHaveLength(2), patient);
  expect(connections.map(({ lastEventId }) => lastEventId)).toEqual([undefined, "41"]);
});

it("asks for another token when the server refuses this one", async () => {
  const access = vi.fn<EventStreamHost["access"]>();
  const started = await start((token) => (token === "Bearer old" ? 401 : 200), access);
  const { origin, connections, stream } = started;
  access.mockImplementation(({ rejected }) =>
    Promise.resolve({ origin, accessToken: rejected === "old" ? "new" : "old" }),
  );
  stream.refresh();
  await vi.waitFor(() => expect(connections.at(-1)?.token).toBe("Bearer new"), patient);
  expect(access).toHaveBeenCalledWith({ rejected: "old" });
});

it("waits for sign-in without asking the server", async () => {
  const access = vi.fn<EventStreamHost["access"]>().mockResolvedValue(null);
  const { origin, connections, stream } = await start(undefined, access);
  await vi.waitFor(() => expect(access).toHaveBeenCalled(), patient);
  expect(connections).toHaveLength(0);
  access.mockResolvedValue({ origin, accessToken: "good" });
  stream.refresh();
  await vi.waitFor(() => expect(connections).toHaveLength(1), patient);
});

it("lets the connection go when closed", async () => {
  const { connections, stream } = await start();
  await vi.waitFor(() => expect(connections).toHaveLength(1), patient);
  const closed = new Promise((resolve) => connections[0]?.response.once("close", resolve));
  stream.close();
  await closed;
  expect(connections).toHaveLength(1);
});
