import { describe, expect, it } from "vitest";
import { always, connect, isToken, lead } from "../testing/crm-connection.ts";
import type { TokenStore } from "./access.ts";
import { CrmRefused, CrmSignInNeeded, CrmUnavailable } from "./failures.ts";
import type { CrmTokens } from "./tokens.ts";

describe("the service user’s token", () => {
  it("is asked for once and used until a minute before its end", async () => {
    let now = 0;
    const { suitecrm, granted } = connect(
      always(() => Response.json(lead)),
      () => now,
    );
    const session = suitecrm.asService();
    await Promise.all([1, 2, 3].map(() => session.get("Leads", "1", ["name"])));
    expect(granted()).toHaveLength(1);
    now = 3_600_000 - 60_000 - 1;
    await session.get("Leads", "1", ["name"]);
    expect(granted()).toHaveLength(1);
    now += 1;
    await session.get("Leads", "1", ["name"]);
    expect(granted()).toHaveLength(2);
    expect(granted()[0]?.body).toEqual({
      grant_type: "client_credentials",
      client_id: "service",
      client_secret: "s",
    });
  });

  it("is renewed once when the CRM does not take it", async () => {
    const { suitecrm, granted } = connect((seen) => {
      if (isToken(seen)) return undefined;
      return seen.token === "Bearer access-2"
        ? Response.json(lead)
        : Response.json({ error: "access_denied" }, { status: 401 });
    });
    const answers = await Promise.all(
      [1, 2].map(() => suitecrm.asService().get("Leads", "1", ["name"])),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(["found", "found"]);
    expect(granted()).toHaveLength(2);
  });

  it("is not asked for over and over when the CRM never takes it", async () => {
    const denied = () => Response.json({ error: "access_denied" }, { status: 401 });
    const { suitecrm, seen } = connect(always(denied));
    await expect(suitecrm.asService().get("Leads", "1", ["name"])).rejects.toThrow(CrmRefused);
    expect(seen).toHaveLength(4);
  });

  it("says so when client or secret is wrong", async () => {
    const { suitecrm } = connect(() =>
      Response.json({ error: "invalid_client", error_description: "…" }, { status: 401 }),
    );
    await expect(suitecrm.asService().get("Leads", "1", ["name"])).rejects.toThrow(
      "client or secret is wrong",
    );
  });
});

describe("an agent’s tokens", () => {
  /** What all servers share. */
  function storeOf(tokens: CrmTokens): TokenStore & { tokens: CrmTokens; isLost: boolean } {
    return {
      tokens,
      isLost: false,
      async load() {
        return this.tokens;
      },
      async save(latest) {
        this.tokens = latest;
      },
      async lost() {
        this.isLost = true;
      },
    };
  }
  const expired = { accessToken: "old", refreshToken: "refresh-0", expiresAt: 0 };

  it("are refreshed once for many requests, with the client’s secret, and stored before use", async () => {
    const store = storeOf(expired);
    const { suitecrm, granted } = connect((seen) => {
      if (isToken(seen)) return undefined;
      expect(seen.token).toBe(`Bearer ${store.tokens.accessToken}`);
      return Response.json(lead);
    });
    const session = suitecrm.asAgent(store);
    await Promise.all([1, 2, 3].map(() => session.get("Leads", "1", ["name"])));
    expect(granted().map(({ body }) => body)).toEqual([
      {
        grant_type: "refresh_token",
        refresh_token: "refresh-0",
        client_id: "sign-in",
        client_secret: "t",
      },
    ]);
    expect(store.tokens).toEqual({
      accessToken: "access-1",
      refreshToken: "refresh-1",
      expiresAt: 3_600_000,
    });
  });

  it("are taken over from another server that refreshed first", async () => {
    const store = storeOf(expired);
    const { suitecrm } = connect((seen) => {
      if (!isToken(seen)) return Response.json(lead);
      void store.save({ accessToken: "theirs", refreshToken: "refresh-9", expiresAt: 9_000_000 });
      return Response.json(
        { error: "invalid_request", hint: "Token has been revoked" },
        { status: 401 },
      );
    });
    const answer = await suitecrm.asAgent(store).get("Leads", "1", ["name"]);
    expect(answer.outcome).toBe("found");
    expect(store.isLost).toBe(false);
  });

  it("are lost when the CRM no longer accepts them", async () => {
    const store = storeOf(expired);
    const { suitecrm } = connect(() =>
      Response.json({ error: "invalid_request", hint: "Token has been revoked" }, { status: 401 }),
    );
    const reading = suitecrm.asAgent(store).get("Leads", "1", ["name"]);
    await expect(reading).rejects.toThrow(CrmSignInNeeded);
    expect(store.isLost).toBe(true);
  });

  it("are kept when the CRM is only down", async () => {
    const store = storeOf(expired);
    const { suitecrm } = connect(() => new Response("", { status: 502 }));
    await expect(suitecrm.asAgent(store).get("Leads", "1", ["name"])).rejects.toThrow(
      CrmUnavailable,
    );
    expect(store.isLost).toBe(false);
  });
});
