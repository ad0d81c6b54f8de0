import { expect, test } from "vitest";
import twilio from "twilio";
import { checkAccessToken, type TokenAuthority } from "./access-token.ts";
import { signToken, type TokenParts } from "./testing/test-phone.ts";

const { AccessToken } = twilio.jwt;
const accountSid = `AC${"a".repeat(32)}`;
const applicationSid = `AP${"b".repeat(32)}`;
const key = { sid: `SK${"c".repeat(32)}`, secret: "a secret nobody guesses" };
const nowSeconds = 1_790_000_000;

const authority: TokenAuthority = {
  accountSid,
  keys: {
    find: (sid) =>
      sid === key.sid ? { ...key, friendlyName: "", dateCreated: 0, dateUpdated: 0 } : undefined,
  },
  now: () => nowSeconds * 1000,
};

const good = {
  sub: accountSid,
  iat: nowSeconds,
  exp: nowSeconds + 3600,
  grants: {
    identity: "agent_1",
    voice: { incoming: { allow: true }, outgoing: { application_sid: applicationSid } },
  },
};

async function findCode(parts: Partial<TokenParts>): Promise<number | "good"> {
  const jwt = await signToken({ key, claims: good, ...parts });
  const checked = await checkAccessToken(jwt, authority);
  return checked.outcome === "good" ? "good" : checked.error.code;
}

test("a token made by Twilio's own library is good and read in full", async () => {
  const made = new AccessToken(accountSid, key.sid, key.secret, { identity: "agent_1", ttl: 600 });
  made.addGrant(
    new AccessToken.VoiceGrant({
      incomingAllow: true,
      outgoingApplicationSid: applicationSid,
      outgoingApplicationParams: { team: "north" },
    }),
  );
  const checked = await checkAccessToken(made.toJwt(), { ...authority, now: () => Date.now() });
  expect(checked).toMatchObject({
    outcome: "good",
    token: {
      identity: "agent_1",
      mayBeCalled: true,
      applicationSid,
      applicationParameters: { team: "north" },
    },
  });
});

const { exp: _exp, ...endless } = good;

const cases: readonly [string, Partial<TokenParts>, number | "good"][] = [
  ["the usual claims", {}, "good"],
  [
    "no voice for incoming calls",
    { claims: { ...good, grants: { identity: "a", voice: {} } } },
    "good",
  ],
  ["another secret", { key: { ...key, secret: "guessed" } }, 31_202],
  ["an unknown key", { key: { ...key, sid: `SK${"d".repeat(32)}` } }, 31_204],
  ["another account", { claims: { ...good, sub: `AC${"e".repeat(32)}` } }, 31_203],
  ["an end in the past", { claims: { ...good, exp: nowSeconds - 1 } }, 31_205],
  ["a life of more than a day", { claims: { ...good, exp: nowSeconds + 86_401 } }, 31_207],
  ["a life of exactly a day", { claims: { ...good, exp: nowSeconds + 86_400 } }, "good"],
  ["no end", { claims: endless }, 31_204],
  ["no voice grant", { claims: { ...good, grants: { identity: "a" } } }, 31_204],
  ["another content type", { header: { cty: "JWT" } }, 31_204],
  [
    "an identity with a space",
    { claims: { ...good, grants: { ...good.grants, identity: "agent 1" } } },
    31_105,
  ],
];

test.each(cases)("a token with %s", async (_, parts, expected) => {
  expect(await findCode(parts)).toBe(expected);
});

test("text that is no token is an invalid token", async () => {
  const checked = await checkAccessToken("not.a.token", authority);
  expect(checked).toMatchObject({ outcome: "refused", error: { code: 31_204 } });
});
