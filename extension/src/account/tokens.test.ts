import type { TokenReply } from "@ringback/shared/api";
import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { loadSession, storeTokens } from "./session-store.ts";
import { createTokens, type TokensHost } from "./tokens.ts";

const origin = "https://calls.example.org";
const now = 1_000_000;

const reply = (name: string): TokenReply => ({
  access_token: `access-${name}`,
  token_type: "Bearer",
  expires_in: 600,
  refresh_token: `refresh-${name}`,
});

const refresh = vi.fn<TokensHost["refresh"]>();
const onSessionOver = vi.fn<() => void>();
let clock = now;

class SessionOver extends Error {}

/** Each is the worker after a restart: same storage, nothing in memory. */
const startWorker = () =>
  createTokens({
    refresh,
    isSessionOver: (error) => error instanceof SessionOver,
    onSessionOver,
    now: () => clock,
  });

beforeEach(() => {
  vi.resetAllMocks();
  clock = now;
});

it("is signed out without a session", async () => {
  await expect(startWorker()()).resolves.toBeNull();
  expect(refresh).not.toHaveBeenCalled();
});

it("uses a token until shortly before its end", async () => {
  await storeTokens(origin, reply("1"), now);
  clock = now + 569_000;
  await expect(startWorker()()).resolves.toMatchObject({ origin, accessToken: "access-1" });
  expect(refresh).not.toHaveBeenCalled();
  clock = now + 571_000;
  refresh.mockResolvedValue(reply("2"));
  await expect(startWorker()()).resolves.toMatchObject({ accessToken: "access-2" });
  expect(refresh).toHaveBeenCalledExactlyOnceWith(origin, "refresh-1");
});

it("refreshes once however many ask, in however many workers", async () => {
  await storeTokens(origin, reply("1"), now);
  clock = now + 700_000;
  const { promise, resolve } = Promise.withResolvers<TokenReply>();
  refresh.mockReturnValue(promise);
  const [first, second] = [startWorker(), startWorker()];
  const asked = [first(), first(), second(), second("access-1"), second("access-1")];
  await vi.waitFor(() => expect(refresh).toHaveBeenCalled());
  resolve(reply("2"));
  const answers = await Promise.all(asked);
  expect(new Set(answers.map((answer) => answer?.accessToken))).toEqual(new Set(["access-2"]));
  expect(refresh).toHaveBeenCalledOnce();
});

it("refreshes a token the server refused, though it looks good", async () => {
  await storeTokens(origin, reply("1"), now);
  refresh.mockResolvedValue(reply("2"));
  const tokens = startWorker();
  await expect(tokens("access-1")).resolves.toMatchObject({ accessToken: "access-2" });
  await expect(tokens("access-1")).resolves.toMatchObject({ accessToken: "access-2" });
  expect(refresh).toHaveBeenCalledOnce();
});

it("stores the new refresh token before anyone uses what came with it", async () => {
  await storeTokens(origin, reply("1"), now);
  clock = now + 700_000;
  refresh.mockResolvedValue(reply("2"));
  // The worker dies while it stores the access token.
  vi.spyOn(browser.storage.session, "set").mockRejectedValueOnce(new Error("worker died"));
  await expect(startWorker()()).rejects.toThrow("worker died");
  await expect(loadSession()).resolves.toEqual({ origin, refreshToken: "refresh-2" });
  refresh.mockResolvedValue(reply("3"));
  await expect(startWorker()()).resolves.toMatchObject({ accessToken: "access-3" });
  expect(refresh).toHaveBeenLastCalledWith(origin, "refresh-2");
});

it("asks again with the old refresh token when it died before storing the new one", async () => {
  await storeTokens(origin, reply("1"), now);
  clock = now + 700_000;
  refresh.mockResolvedValue(reply("2"));
  vi.spyOn(browser.storage.local, "set").mockRejectedValueOnce(new Error("worker died"));
  await expect(startWorker()()).rejects.toThrow("worker died");
  // The server answers the previous token with the same successor for a minute.
  await expect(startWorker()()).resolves.toMatchObject({ accessToken: "access-2" });
  expect(refresh.mock.calls).toEqual([
    [origin, "refresh-1"],
    [origin, "refresh-1"],
  ]);
});

it("keeps the session when the server cannot be reached", async () => {
  await storeTokens(origin, reply("1"), now);
  clock = now + 700_000;
  refresh.mockRejectedValue(new TypeError("offline"));
  await expect(startWorker()()).rejects.toThrow("offline");
  await expect(loadSession()).resolves.toBeDefined();
  expect(onSessionOver).not.toHaveBeenCalled();
});

it("signs out when the server ended the session", async () => {
  await storeTokens(origin, reply("1"), now);
  clock = now + 700_000;
  refresh.mockRejectedValue(new SessionOver());
  await expect(startWorker()()).resolves.toBeNull();
  await expect(loadSession()).resolves.toBeUndefined();
  expect(onSessionOver).toHaveBeenCalledOnce();
  await expect(startWorker()()).resolves.toBeNull();
});

it("keeps the refresh token out of what content scripts could reach", async () => {
  await storeTokens(origin, reply("1"), now);
  expect(JSON.stringify(await browser.storage.session.get())).not.toContain("refresh-1");
  expect(JSON.stringify(await browser.storage.local.get())).not.toContain("access-1");
});
