import { oauthClientId } from "@ringback/shared/api";
import * as z from "zod";
import { authorizeQuery, openPasswordPage, signInByHttp } from "../../fixtures/http-agent.ts";
import { readKeptRows } from "../../fixtures/kept-rows.ts";
import { faultOfPage, huge, spoil, type Fields } from "../../fixtures/spoil-fields.ts";
import { collect, faultOf, labelled } from "../../fixtures/problem-check.ts";
import { expect, test } from "../../fixtures/test.ts";

const evil = "https://evil.example/";

const OAuthProblem = z.strictObject({
  error: z.enum(["invalid_request", "invalid_client", "invalid_grant", "unsupported_grant_type"]),
  // RFC 6749 §5.2 allows nothing else.
  error_description: z.string().regex(/^[\x20-\x21\x23-\x5B\x5D-\x7E]{10,}\.$/),
});

async function faultOfToken(response: Response, field: string): Promise<string[]> {
  const text = await response.text();
  if (response.status !== 400 && response.status !== 401) return [`${response.status}: ${text}`];
  const problem = OAuthProblem.safeParse(JSON.parse(text));
  return problem.data?.error_description.includes(field) === true ? [] : [text];
}

test.describe("with passwords", () => {
  test.use({ place: "switchboard" });

  test("a bad field of the sign-in address is named on a page that leads nowhere", async ({
    world,
  }) => {
    const { query } = authorizeQuery();
    const wrong: Readonly<Record<string, readonly string[]>> = {
      response_type: ["token", "code token"],
      client_id: ["evil", `${oauthClientId} `],
      redirect_uri: [
        evil,
        `${query["redirect_uri"]}${evil}`,
        `${query["redirect_uri"]}?x=1`,
        `${query["redirect_uri"]}#x`,
        "javascript:alert(1)",
        "//evil.example/",
        `${query["redirect_uri"]}@evil.example/`.replace("/@", "@"),
      ],
      state: ["short", "x".repeat(501)],
      code_challenge: ["plain", `${query["code_challenge"]}=`, "é".repeat(43)],
      code_challenge_method: ["plain", "s256"],
    };
    expect(new Set(Object.keys(wrong))).toEqual(new Set(Object.keys(query)));
    const faults = Object.entries(wrong).flatMap(([field, values]) =>
      [...spoil(query, field, values)].map(([label, text]) =>
        labelled(
          label,
          fetch(`${world.serverOrigin}/oauth/authorize?${text}`, { redirect: "manual" }).then(
            (answer) => faultOfPage(answer, new RegExp(`${field}\\b`)),
          ),
        ),
      ),
    );
    expect(await collect(faults)).toEqual([]);
  });

  test("a bad field of the password form is named, and the password goes nowhere", async ({
    world,
    bdm,
  }) => {
    const opened = await openPasswordPage(world, authorizeQuery().query);
    const good = {
      state: opened.state,
      decision: "sign-in",
      user_name: bdm.name,
      password: bdm.password,
    };
    const lost = /no longer open/;
    const cases: [field: string, wrong: readonly string[], words: RegExp][] = [
      ["state", ["x", `${opened.state}x`, opened.state.toUpperCase()], /state\b|no longer open/],
      ["decision", ["perhaps", "Sign-In"], /decision\b/],
      ["user_name", ["x".repeat(101), " ", `${bdm.name}\0`], /user_name|User name/],
      ["password", ["x".repeat(201)], /password/],
    ];
    const post = (body: string, cookie = opened.cookie) =>
      fetch(`${world.serverOrigin}/oauth/authorize`, {
        method: "POST",
        headers: { cookie, "Content-Type": "application/x-www-form-urlencoded" },
        body,
        redirect: "manual",
      });
    const faults = cases.flatMap(([field, wrong, words]) =>
      [...spoil(good, field, wrong)]
        // Enter in a field sends the form without a button.
        .filter(([label]) => label !== "decision missing")
        .map(([label, text]) =>
          labelled(
            label,
            post(text).then((answer) => faultOfPage(answer, words)),
          ),
        ),
    );
    const text = new URLSearchParams(good).toString();
    for (const cookie of ["", `${opened.cookie}x`, "__Host-ringback-sign-in=x", huge]) {
      const answer = post(text, cookie).then((got) => faultOfPage(got, lost));
      faults.push(labelled(`cookie ${cookie.slice(0, 40)}`, answer));
    }
    expect(await collect(faults)).toEqual([]);
  });

  test("a bad field of a token request is named as OAuth says", async ({ world, bdm }) => {
    const before = await signInByHttp(world, bdm);
    const client = { client_id: oauthClientId };
    const unknown = "x".repeat(43);
    const code: Fields = {
      ...client,
      grant_type: "authorization_code",
      code: unknown,
      redirect_uri: authorizeQuery().query["redirect_uri"] ?? "",
      code_verifier: unknown,
    };
    const refresh: Fields = { ...client, grant_type: "refresh_token", refresh_token: unknown };
    const wrong: Readonly<Record<string, readonly string[]>> = {
      client_id: ["evil"],
      grant_type: ["password", "client_credentials", "refresh_token "],
    };
    const faults = (["token", "revoke"] as const).flatMap((route) =>
      (route === "token" ? [code, refresh] : [{ ...client, token: unknown }]).flatMap((good) =>
        Object.keys(good).flatMap((field) =>
          [...spoil(good, field, wrong[field] ?? [])].map(([label, body]) =>
            labelled(
              `${route}, ${label}`,
              fetch(`${world.serverOrigin}/oauth/${route}`, {
                method: "POST",
                headers: { "Content-Type": "application/x-www-form-urlencoded" },
                body,
              }).then((answer) => faultOfToken(answer, field)),
            ),
          ),
        ),
      ),
    );
    expect(await collect(faults)).toEqual([]);
    expect((await before.ask("GET", "/api/me")).status).toBe(200);
  });

  test("what is no sign-in at all is refused in words, and begins nothing", async ({ world }) => {
    const before = readKeptRows(world);
    const ask = (path: string, init?: RequestInit) =>
      fetch(`${world.serverOrigin}/oauth/${path}`, { redirect: "manual", ...init });
    const post = (path: string, type: string, body: string) =>
      ask(path, { method: "POST", headers: { "Content-Type": type }, body });
    const form = "application/x-www-form-urlencoded";
    const faults: Promise<string[]>[] = [];
    for (const path of ["authorize", "token", "revoke"]) {
      for (const [status, label, answer] of [
        [415, "JSON", post(path, "application/json", "{}")],
        [415, "text", post(path, "text/plain", "grant_type=x")],
        [413, "too large", post(path, form, "x".repeat(65_537))],
        [413, "too many fields", post(path, form, "x&".repeat(1_001))],
        [405, "DELETE", ask(path, { method: "DELETE" })],
      ] as const) {
        faults.push(
          labelled(
            `${path}, ${label}`,
            answer.then((got) => faultOf(got, status)),
          ),
        );
      }
    }
    expect(await collect(faults)).toEqual([]);
    expect((await ask("token")).headers.get("allow")).toBe("POST");
    expect((await ask("crm/callback")).status).toBe(404);
    expect(readKeptRows(world)).toEqual(before);
  });
});

test("a bad field of SuiteCRM's answer is named on a page that leads nowhere", async ({
  world,
}) => {
  const { query } = authorizeQuery();
  const address = `${world.serverOrigin}/oauth/authorize?${new URLSearchParams(query).toString()}`;
  const begun = await fetch(address, { redirect: "manual" });
  const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
  const state = new URL(begun.headers.get("location") ?? "").searchParams.get("state") ?? "";
  const good = { state, code: "x", error: "access_denied" };
  const faults = Object.keys(good).flatMap((field) =>
    [...spoil(good, field, field === "state" ? ["x", `${state}x`] : [])]
      // Either says enough by itself, and no error at all is an empty one.
      .filter(([label]) => !/^(?:code|error) (?:missing)?$/.test(label) || label === "code ")
      .map(([label, text]) =>
        labelled(
          label,
          fetch(`${world.serverOrigin}/oauth/crm/callback?${text}`, {
            headers: { cookie },
            redirect: "manual",
          }).then((answer) => faultOfPage(answer, new RegExp(`${field}\\b|no longer open`))),
        ),
      ),
  );
  expect(await collect(faults)).toEqual([]);
});
