import { randomUUID } from "node:crypto";
import { challengeOf } from "../accounts/authorization-code.ts";

interface CrmPerson {
  readonly id: string;
  readonly userName: string;
  password: string;
  name: string;
  isAdmin: boolean;
  status: "Active" | "Inactive";
  mobile: string;
}

const clients: Readonly<Record<string, string>> = {
  "service-client": "made-up-service-secret",
  "sign-in-client": "made-up-sign-in-secret",
};

/** SuiteCRM's sign-in: users, tokens and codes, answering as the real one was seen to answer. */
export function createCrmAccounts(grant: "password" | "authorization_code", now: () => number) {
  const people = new Map<string, CrmPerson>();
  const accessTokens = new Map<string, { userId: string; expiresAt: number }>();
  const refreshTokens = new Map<string, { userId: string; accessToken: string }>();
  const codes = new Map<string, { userId: string; challenge: string; redirectUri: string }>();
  const asked: string[] = [];
  let isDown = false;

  function pair(userId: string, withRefresh: boolean): Response {
    const accessToken = `eyJ0.${randomUUID()}.${randomUUID()}`;
    accessTokens.set(accessToken, { userId, expiresAt: now() + 3_600_000 });
    const refreshToken = `def50200${randomUUID().replaceAll("-", "")}${randomUUID().replaceAll("-", "")}`;
    if (withRefresh) refreshTokens.set(refreshToken, { userId, accessToken });
    return json(200, {
      token_type: "Bearer",
      expires_in: 3600,
      access_token: accessToken,
      ...(withRefresh && { refresh_token: refreshToken }),
    });
  }

  function token(body: Readonly<Record<string, string>>): Response {
    const { grant_type: asking = "", client_id: client = "", client_secret: secret } = body;
    if (!(client in clients)) return unknown(`OAuth2Clients module with id ${client} is not found`);
    const allowed = client === "service-client" ? ["client_credentials"] : [grant, "refresh_token"];
    if (clients[client] !== secret || !allowed.includes(asking)) {
      return oauth(401, "invalid_client", "Client authentication failed");
    }
    if (asking === "client_credentials") return pair("service", false);
    if (asking === "password") {
      const { username = "", password = "" } = body;
      const person = people.get(username);
      if (person === undefined) return unknown(`No user found with this username: ${username}`);
      if (person.password !== password) return unknown(`The password is invalid: ${password}`);
      if (person.status !== "Active") return unknown("Not Authorized");
      return pair(person.id, true);
    }
    if (asking === "refresh_token") {
      const known = refreshTokens.get(body["refresh_token"] ?? "");
      if (known === undefined) {
        return oauth(401, "invalid_request", "The refresh token is invalid.");
      }
      refreshTokens.delete(body["refresh_token"] ?? "");
      accessTokens.delete(known.accessToken);
      return pair(known.userId, true);
    }
    const code = codes.get(body["code"] ?? "");
    codes.delete(body["code"] ?? "");
    const isGood =
      code?.redirectUri === body["redirect_uri"] &&
      code?.challenge === challengeOf(body["code_verifier"] ?? "");
    return code !== undefined && isGood
      ? pair(code.userId, true)
      : oauth(400, "invalid_request", "Cannot decrypt the authorization code");
  }

  const fetchCrm: typeof fetch = async (input, init) => {
    const url = new URL(String(input instanceof Request ? input.url : input));
    const path = url.pathname.replace(/^.*\/Api/, "");
    const body = typeof init?.body === "string" ? JSON.parse(init.body) : {};
    const what = path === "/access_token" ? String(body.grant_type) : path;
    asked.push(`${init?.method ?? "GET"} ${what}`);
    if (isDown) throw new TypeError("fetch failed");
    if (path === "/access_token") return token(body);
    const shown = new Headers(init?.headers).get("Authorization")?.replace("Bearer ", "") ?? "";
    const access = accessTokens.get(shown);
    if (access === undefined || access.expiresAt <= now()) {
      return oauth(401, "access_denied", "The resource owner denied the request.");
    }
    if (path === "/V8/module/Users") {
      const active = [...people.values()].filter(({ status }) => status === "Active");
      return json(200, {
        meta: { "total-pages": 1, "records-on-this-page": active.length },
        data: active.map(({ id, name, mobile }) => ({
          type: "User",
          id,
          attributes: { first_name: "", last_name: name, phone_mobile: mobile, phone_work: "" },
        })),
      });
    }
    const person = [...people.values()].find(({ id }) => id === access.userId);
    if (path !== "/V8/current-user" || person?.status !== "Active") return problem("Not found");
    const { id, userName, name, isAdmin, status } = person;
    const attributes = {
      id,
      user_name: userName,
      full_name: name,
      is_admin: isAdmin ? "1" : "0",
      status,
      reports_to_link: {},
    };
    return json(200, { data: { type: "User", id, attributes } });
  };

  return {
    fetch: fetchCrm,
    /** `METHOD path` or `POST grant`, in order. */
    asked,
    addUser(userName: string, changes: Partial<CrmPerson> = {}): CrmPerson {
      const person: CrmPerson = {
        id: randomUUID(),
        userName,
        password: `secret of ${userName}`,
        name: `${userName} Dhillon`,
        isAdmin: false,
        status: "Active",
        mobile: "",
        ...changes,
      };
      people.set(userName, person);
      return person;
    },
    /** The user presses “Authorize Once” on the CRM's page at this address. */
    authorize(page: string, person: CrmPerson): string {
      const asking = new URL(page).searchParams;
      const redirectUri = asking.get("redirect_uri") ?? "";
      const code = `def50200${randomUUID()}`;
      codes.set(code, {
        userId: person.id,
        challenge: asking.get("code_challenge") ?? "",
        redirectUri,
      });
      const answer = new URL(redirectUri);
      answer.searchParams.set("code", code);
      answer.searchParams.set("state", asking.get("state") ?? "");
      return answer.href;
    },
    /** Every token of this user stops to work. */
    forget(person: CrmPerson) {
      for (const tokens of [accessTokens, refreshTokens]) {
        for (const [key, { userId }] of tokens) if (userId === person.id) tokens.delete(key);
      }
    },
    setDown(down: boolean) {
      isDown = down;
    },
  };
}

function unknown(description: string): Response {
  return oauth(500, "unknown_error", description);
}

function oauth(status: number, error: string, description: string): Response {
  return json(status, { error, error_description: description, message: description });
}

function problem(detail: string): Response {
  return json(400, { errors: { status: 400, title: null, detail } });
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status });
}
