import { beforeEach, expect, it } from "vitest";
import { onEachDatabase } from "../testing/test-database.ts";
import { createPeopleWorld, type PeopleWorld } from "../testing/people-world.ts";

onEachDatabase((open) => {
  let people: PeopleWorld;
  beforeEach(async () => {
    people = createPeopleWorld(await open());
  });

  const names = async (number: string, context = {}) => {
    const { person, others, confidence } = await people.lookup.find(number, context);
    return [person?.name, others.map(({ name }) => name).join(" "), confidence];
  };

  it("knows everything of a caller that greeting and ringing need", async () => {
    people.crm.put("Contacts", "c1", {
      name: "Ms. Ana Souza",
      first_name: "Ana",
      title: "CFO",
      account_name: "Brightline &amp; Co",
      assigned_user_id: "bdm1",
      primary_address_country: "United Kingdom",
      phone_work: "020 7946 0126 / 020 7946 0127",
      phone_mobile: "+44 7700 900123",
      phone_fax: "020 7946 0999",
    });
    await people.sync();
    expect(await people.lookup.find("+442079460127")).toEqual({
      person: {
        record: { module: "Contacts", id: "c1" },
        name: "Ms. Ana Souza",
        about: "CFO · Brightline & Co",
        url: "https://crm.example.com/index.php?module=Contacts&action=DetailView&record=c1",
        firstName: "Ana",
        ownerCrmUserId: "bdm1",
        country: "GB",
        numbers: ["+447700900123", "+442079460126", "+442079460127"],
      },
      others: [],
      confidence: "exact",
      reason: "Contact Ms. Ana Souza has this number.",
    });
    expect(await names("+442079460999")).toEqual([undefined, "", "none"]);
    expect(await names("+442079460128")).toEqual([undefined, "", "none"]);
  });

  it("says how sure it is", async () => {
    people.crm.put("Leads", "1", { name: "Exact", phone_work: "+12125550141" });
    people.crm.put("Leads", "2", { name: "Assumed", phone_work: "(212) 555-0142" });
    people.crm.put("Leads", "3", { name: "Elsewhere", phone_work: "0491 570 157" });
    people.crm.put("Leads", "4", {
      name: "Ambiguous",
      phone_work: "9876543212",
      primary_address_country: "USA",
    });
    await people.sync();
    expect(await names("+12125550141")).toEqual(["Exact", "", "exact"]);
    expect(await names("2125550141")).toEqual(["Exact", "", "national"]);
    expect(await names("+12125550142")).toEqual(["Assumed", "", "national"]);
    expect(await names("+61491570157")).toEqual(["Elsewhere", "", "national"]);
    expect(await names("+19876543212")).toEqual(["Ambiguous", "", "exact"]);
    expect(await names("+919876543212")).toEqual(["Ambiguous", "", "last-ten-digits"]);
    const { reason } = await people.lookup.find("+919876543212");
    expect(reason).toContain("so it may be somebody else");
  });

  it("never hides that a number is shared, and says what decided", async () => {
    const phone_mobile = "+12125550141";
    people.crm.put("Leads", "1", {
      name: "Old Ana",
      status: "Converted",
      contact_id: "2",
      phone_mobile,
    });
    people.crm.put("Contacts", "2", { name: "Ana", phone_mobile });
    people.crm.put("Leads", "3", { name: "Ben", status: "Dead", phone_mobile });
    people.pass(3_600_000);
    people.crm.put("Prospects", "4", { name: "Eva", phone_mobile, assigned_user_id: "crm-bea" });
    await people.sync();
    expect(await names(phone_mobile)).toEqual(["Eva", "Ana Ben Old Ana", "exact"]);
    const { reason } = await people.lookup.find(phone_mobile);
    expect(reason).toBe(
      "Target Eva has this number. So do 3 others. What decided: active most recently.",
    );
    const conversation = { module: "Leads", id: "3" };
    expect(await names(phone_mobile, { conversation })).toEqual([
      "Ben",
      "Eva Ana Old Ana",
      "exact",
    ]);
  });

  it("prefers the agent's own", async () => {
    const { db } = people.world;
    const agentId = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
    await db
      .insertInto("agent")
      .values({
        id: agentId,
        crm_user_id: "crm-bea",
        user_name: "bea",
        name: "Bea",
        role: "agent",
        active: 1,
        created_at: 0,
        updated_at: 0,
      })
      .execute();
    const phone_work = "+12125550141";
    people.crm.put("Leads", "1", { name: "Hers", phone_work, assigned_user_id: "crm-bea" });
    people.pass(3_600_000);
    people.crm.put("Leads", "2", { name: "Other", phone_work });
    await people.sync();
    expect((await names(phone_work))[0]).toBe("Other");
    expect((await names(phone_work, { agentId }))[0]).toBe("Hers");
  });

  it.each([
    ["anonymous", "The caller hides their number."],
    ["client:agent_1", "The call comes from no phone number."],
  ])("does not look for “%s”", async (from, reason) => {
    expect(await people.lookup.findLive(from, 1_000)).toEqual({
      person: null,
      others: [],
      confidence: "none",
      reason,
    });
    expect(people.crm.seen).toEqual([]);
  });
});
