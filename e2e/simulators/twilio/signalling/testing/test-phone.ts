import { once } from "node:events";
import { SignJWT, type JWTPayload } from "jose";
import { WebSocket } from "ws";
import * as z from "zod";

const Frame = z.object({ type: z.string(), payload: z.record(z.string(), z.unknown()) });
type Frame = z.infer<typeof Frame>;

/** The browser's side of the signalling protocol, frame by frame. */
export interface TestPhone {
  say(type: string, payload: unknown): void;
  sayRaw(text: string): void;
  /** The next frame of this kind, waiting for it; what came before it is skipped. */
  next(type: string): Promise<Frame["payload"]>;
  /** The kinds of all frames so far. */
  readonly heard: readonly string[];
  /** `listen` and `register`, until `ready`. */
  register(token: string, reconnectTimeout?: number): Promise<void>;
  drop(): Promise<unknown>;
  /** The close code. */
  readonly closed: Promise<unknown>;
}

export async function openTestPhone(port: number): Promise<TestPhone> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/signal`);
  const heard: string[] = [];
  const frames: Frame[] = [];
  let wake = () => {};
  socket.on("message", (data) => {
    const text = z.instanceof(Buffer).parse(data).toString();
    if (text === "\n") return socket.send("\n");
    const frame = Frame.parse(JSON.parse(text));
    heard.push(frame.type);
    frames.push(frame);
    wake();
  });
  const closed = once(socket, "close").then(([code]) => code);
  await once(socket, "open");

  const say = (type: string, payload: unknown) =>
    socket.send(JSON.stringify({ type, version: "1.6", payload }));
  const next = async (type: string): Promise<Frame["payload"]> => {
    for (;;) {
      const frame = frames.shift();
      if (frame?.type === type) return frame.payload;
      if (frame === undefined) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
  };

  return {
    heard,
    say,
    sayRaw: (text) => socket.send(text),
    next,
    async register(token, reconnectTimeout = 30) {
      say("listen", listenPayload(token, reconnectTimeout));
      await next("connected");
      say("register", { media: { audio: true } });
      await next("ready");
    },
    drop() {
      socket.terminate();
      return closed;
    },
    closed,
  };
}

export const listenPayload = (token: string, reconnectTimeout = 30) => ({
  token,
  reconnectTimeout,
  browserinfo: { p: "browser", plugin: "rtc", v: "2.18.5", browser: {} },
});

export interface TokenParts {
  readonly key: { readonly sid: string; readonly secret: string };
  readonly claims: JWTPayload;
  readonly header?: Readonly<Record<string, string>>;
}

export function signToken({ key, claims, header = {} }: TokenParts): Promise<string> {
  return new SignJWT({ iss: key.sid, ...claims })
    .setProtectedHeader({ alg: "HS256", typ: "JWT", cty: "twilio-fpa;v=1", ...header })
    .sign(new TextEncoder().encode(key.secret));
}
