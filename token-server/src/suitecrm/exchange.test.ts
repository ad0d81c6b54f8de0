import { describe, expect, it } from "vitest";
import { always, connect, crmConfig, lead } from "../testing/crm-connection.ts";
import { createSuitecrm } from "./client.ts";
import type { Fetch } from "./exchange.ts";
import { CrmUnavailable } from "./failures.ts";

describe("a CRM in trouble", () => {
  it.each<[string, () => Response]>([
    ["500", () => new Response("Fatal error", { status: 500 })],
    ["503", () => new Response("", { status: 503 })],
    ["429", () => new Response("", { status: 429 })],
    ["a redirect", () => Response.redirect("https://elsewhere.example.com/", 307)],
    ["a page instead of an answer", () => new Response("<html>", { status: 200 })],
    ["another answer than asked for", () => Response.json({ data: [] })],
    [
      "no network",
      () => {
        throw new TypeError("fetch failed");
      },
    ],
  ])("is unavailable: %s", async (_what, make) => {
    const { suitecrm } = connect(always(make));
    await expect(suitecrm.asService().get("Leads", "1", ["name"])).rejects.toThrow(CrmUnavailable);
  });

  it("is unavailable when it does not answer in time", async () => {
    const silent: Fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(new Error("aborted")));
      });
    const world = { fetch: silent, clock: { now: () => 0 }, deadlineMs: 20 };
    const suitecrm = createSuitecrm(crmConfig, world);
    await expect(suitecrm.asService().get("Leads", "1", ["name"])).rejects.toThrow("within 0.02 s");
  });

  it("follows no redirect: passwords and secrets go nowhere else", async () => {
    const asked: (RequestInit | undefined)[] = [];
    const elsewhere: Fetch = async (_input, init) => {
      asked.push(init);
      return Response.redirect("https://elsewhere.example.com/", 307);
    };
    const suitecrm = createSuitecrm(crmConfig, { fetch: elsewhere, clock: { now: () => 0 } });
    const grant = { grant_type: "password", username: "ana", password: "x" } as const;
    await expect(suitecrm.signIn(grant)).rejects.toThrow("redirect (307)");
    expect(asked).toEqual([expect.objectContaining({ redirect: "manual" })]);
  });

  it("is unavailable when the caller gives up", async () => {
    const { suitecrm } = connect(always(() => Response.json(lead)));
    const silent: Fetch = async (_input, init) => {
      init?.signal?.throwIfAborted();
      throw new Error("not aborted");
    };
    const given = createSuitecrm(crmConfig, { fetch: silent, clock: { now: () => 0 } });
    const signal = AbortSignal.abort();
    await expect(given.asService().get("Leads", "1", ["name"], { signal })).rejects.toThrow(
      CrmUnavailable,
    );
    expect((await suitecrm.asService().get("Leads", "1", ["name"])).outcome).toBe("found");
  });
});
