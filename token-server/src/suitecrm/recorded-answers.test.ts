import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { always, connect } from "../testing/crm-connection.ts";
import { CrmRefused } from "./failures.ts";

const captures = new URL("../../../../shared/captures/suitecrm7/api/", import.meta.url);

describe.skipIf(!existsSync(captures))("SuiteCRM’s recorded answers (skipped where absent)", () => {
  const recorded = (name: string) => {
    const file = readFileSync(new URL(`${name}.json`, captures), "utf8");
    const { response } = JSON.parse(file) as { response: { status: number; body: unknown } };
    const { status, body } = response;
    return new Response(typeof body === "string" ? body : JSON.stringify(body), { status });
  };

  it.each([
    ["get-lead", "found"],
    ["get-lead-sparse", "found"],
    ["get-deleted-lead", "not-found"],
    ["module-unknown-id", "not-found"],
    ["acl-owner-get-other", "forbidden"],
    ["acl-none-get-account", "forbidden"],
  ])("%s is %s", async (name, outcome) => {
    const { suitecrm } = connect(always(() => recorded(name)));
    expect((await suitecrm.asService().get("Leads", "1", ["name"])).outcome).toBe(outcome);
  });

  it.each([
    ["token-wrong-password", "credentials"],
    ["token-wrong-user", "credentials"],
    ["token-inactive-user", "inactive"],
    ["token-unknown-client", "client"],
    ["token-wrong-secret", "client"],
    ["token-grant-mismatch", "client"],
    ["token-refresh-reuse", "credentials"],
    ["token-refresh-bad", "credentials"],
  ])("%s is a refusal of the %s", async (name, reason) => {
    const { suitecrm } = connect(() => recorded(name));
    const grant = { grant_type: "password", username: "a", password: "b" } as const;
    expect(await suitecrm.signIn(grant)).toEqual({ outcome: "refused", reason });
  });

  it("a filter on no column is refused although the answer is no JSON", async () => {
    const { suitecrm } = connect(always(() => recorded("filter-name-nondb")));
    await expect(
      suitecrm.asService().list("Leads", { fields: ["name"], pageSize: 1 }),
    ).rejects.toThrow(CrmRefused);
  });

  it("a second creation with an id of ours exists", async () => {
    const { suitecrm } = connect(always(() => recorded("post-with-own-id-again")));
    const answer = await suitecrm.asService().create("Calls", { id: "1", attributes: {} });
    expect(answer.outcome).toBe("exists");
  });
});
